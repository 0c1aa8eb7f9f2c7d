import { NextResponse } from "next/server";
import { handle, requireOwner } from "@/app/api/handle";
import { versionNumber } from "@/app/api/scenarios/[id]/versions/versionNumber";
import { services } from "@/app/services";
import { readVersion } from "@/lib/storage/data";

export const GET = handle<{ id: string; revision: string }>(async (_request, { id, revision }) => {
  const ownerId = await requireOwner();
  const { store } = await services();
  return NextResponse.json(await readVersion(store, { id, ownerId }, versionNumber(revision)));
});
