import { NextResponse } from "next/server";
import { handle } from "@/app/api/handle";
import { services } from "@/app/services";

/**
 * Ready for work: a save could be taken; else why not. While the server stops, the gate in front of this says no by
 * itself.
 */
export const GET = handle(async () => {
  await (await services()).store.requireReady();
  return NextResponse.json({ status: "ok" });
});
