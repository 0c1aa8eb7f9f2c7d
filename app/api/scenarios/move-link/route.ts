import { NextResponse } from "next/server";
import { handle, requireOwner, storageContext } from "@/app/api/handle";
import { createMoveLink } from "@/lib/sharing/moveLinks";
import { randomToken } from "@/lib/sharing/token";

/** Makes a link that gives all of this browser's scenarios to the one that opens it first. */
export const POST = handle(async () => {
  const ownerId = await requireOwner();
  const token = randomToken();
  const { expiresAt } = await createMoveLink(await storageContext(), ownerId, token);
  return NextResponse.json({ token, expiresAt }, { status: 201 });
});
