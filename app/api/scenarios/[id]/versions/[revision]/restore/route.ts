import { NextResponse } from "next/server";
import { handle, requireOwner, storageContext } from "@/app/api/handle";
import { readBody } from "@/app/api/readBody";
import { versionNumber } from "@/app/api/scenarios/[id]/versions/versionNumber";
import { restoreVersionRequest } from "@/lib/scenario/apiSchema";
import { restoreVersion } from "@/lib/storage/mutations";

/** Saves what this version said as the newest one. The body's `revision` is the newest that the person saw. */
export const POST = handle<{ id: string; revision: string }>(async (request, { id, revision: older }) => {
  const ownerId = await requireOwner();
  const { revision } = await readBody(request, restoreVersionRequest);
  const target = { id, ownerId, revision };
  return NextResponse.json(await restoreVersion(await storageContext(), target, versionNumber(older)));
});
