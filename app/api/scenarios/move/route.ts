import { NextResponse } from "next/server";
import { handle, storageContext } from "@/app/api/handle";
import { readBody } from "@/app/api/readBody";
import { currentOwner, rememberOwner } from "@/app/session";
import { moveRequest } from "@/lib/scenario/apiSchema";
import { claimMoveLink } from "@/lib/sharing/moveLinks";
import { randomId } from "@/lib/sharing/token";

/** Uses a move link up. A change, not a page: what opens links to preview them moves nothing. */
export const POST = handle(async (request) => {
  const { token } = await readBody(request, moveRequest);
  const ownerId = (await currentOwner()) ?? randomId();
  const moved = await claimMoveLink(await storageContext(), ownerId, token);
  const response = NextResponse.json({ moved });
  await rememberOwner(request, response, ownerId);
  return response;
});
