import { NextResponse } from "next/server";
import { handle } from "@/app/api/handle";

/** Alive: the process answers. Whoever asks restarts it otherwise, so it asks nothing of the database. */
export const GET = handle(async () => NextResponse.json({ status: "ok" }));
