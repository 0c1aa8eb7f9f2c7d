import { NextResponse } from "next/server";
import { handle, requireOwner, storageContext } from "@/app/api/handle";
import { restoreScenario } from "@/lib/storage/mutations";

export const POST = handle<{ id: string }>(async (_request, { id }) => {
  const ownerId = await requireOwner();
  return NextResponse.json(await restoreScenario(await storageContext(), { id, ownerId }));
});
