import { NextResponse } from "next/server";
import { handle } from "@/app/api/handle";
import { services } from "@/app/services";

/** Ready to serve: the database answers. */
export const GET = handle(async () => {
  await (await services()).store.ping();
  return NextResponse.json({ status: "ok" });
});
