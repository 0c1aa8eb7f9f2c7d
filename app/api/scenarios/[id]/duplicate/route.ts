import { NextResponse } from "next/server";
import { handle, requireOwner, storageContext } from "@/app/api/handle";
import { duplicateScenario } from "@/lib/storage/mutations";

export const POST = handle<{ id: string }>(async (_request, { id }) => {
  const ownerId = await requireOwner();
  return NextResponse.json(await duplicateScenario(await storageContext(), ownerId, id), { status: 201 });
});
