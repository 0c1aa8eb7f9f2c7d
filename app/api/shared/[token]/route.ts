import { NextResponse } from "next/server";
import { handle } from "@/app/api/handle";
import { services } from "@/app/services";
import { openLink } from "@/lib/sharing/links";

export const GET = handle<{ token: string }>(async (_request, { token }) => {
  const { name, scenario } = await openLink((await services()).store, token);
  return NextResponse.json({ name, scenario });
});
