import { NextResponse } from "next/server";
import { handle, storageContext } from "@/app/api/handle";
import { readBody } from "@/app/api/readBody";
import { sharedSaveRequest } from "@/lib/scenario/apiSchema";
import { openLink, saveThroughLink } from "@/lib/sharing/links";

export const GET = handle<{ token: string }>(async (_request, { token }) => {
  const { name, scenario, revision, updatedAt, capability } = await openLink(await storageContext(), token);
  return NextResponse.json({ name, scenario, revision, updatedAt, capability });
});

/** Saves a new version through an edit link. */
export const PUT = handle<{ token: string }>(async (request, { token }) => {
  const { scenario: document, revision } = await readBody(request, sharedSaveRequest);
  const { id: _, ...saved } = await saveThroughLink(await storageContext(), token, { revision, document });
  return NextResponse.json(saved);
});
