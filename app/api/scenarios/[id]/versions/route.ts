import { NextResponse } from "next/server";
import { handle, requireOwner } from "@/app/api/handle";
import { readQuery } from "@/app/api/readQuery";
import { services } from "@/app/services";
import { versionsRequest } from "@/lib/scenario/apiSchema";
import { listVersions } from "@/lib/storage/data";

/** The history of a scenario, the newest version first. */
export const GET = handle<{ id: string }>(async (request, { id }) => {
  const { limit, before = null } = readQuery(request, versionsRequest);
  const ownerId = await requireOwner();
  return NextResponse.json(await listVersions((await services()).store, { id, ownerId }, { before, limit }));
});
