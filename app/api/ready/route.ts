import { NextResponse } from "next/server";
import { handle } from "@/app/api/handle";
import { services } from "@/app/services";

/** Ready for work: the database answers. While the server stops, the gate in front of this says no by itself. */
export const GET = handle(async () => {
  await (await services()).store.ping();
  return NextResponse.json({ status: "ok" });
});
