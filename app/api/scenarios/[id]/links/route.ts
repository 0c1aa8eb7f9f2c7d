import { NextResponse } from "next/server";
import { handle, requireOwner, storageContext } from "@/app/api/handle";
import { readBody } from "@/app/api/readBody";
import { services } from "@/app/services";
import { linkRequest } from "@/lib/scenario/apiSchema";
import { createLink, listLinks } from "@/lib/sharing/links";
import { randomToken } from "@/lib/sharing/token";
import { linkSummaryOf } from "./linkSummary";

export const GET = handle<{ id: string }>(async (_request, { id }) => {
  const ownerId = await requireOwner();
  const links = await listLinks((await services()).store, { id, ownerId }, new Date());
  return NextResponse.json({ links: links.map(linkSummaryOf) });
});

/** Makes a link; a report's own link is made so too, before the report is asked for. */
export const POST = handle<{ id: string }>(async (request, { id }) => {
  const ownerId = await requireOwner();
  const asked = await readBody(request, linkRequest);
  const token = randomToken();
  const link = await createLink(await storageContext(), { id, ownerId }, token, asked);
  return NextResponse.json({ ...linkSummaryOf(link), token }, { status: 201 });
});
