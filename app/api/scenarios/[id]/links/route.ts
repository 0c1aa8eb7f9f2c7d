import { NextResponse } from "next/server";
import { handle, requireOwner, storageContext } from "@/app/api/handle";
import { services } from "@/app/services";
import { createLink, listLinks } from "@/lib/sharing/links";
import { randomToken } from "@/lib/sharing/token";

export const GET = handle<{ id: string }>(async (_request, { id }) => {
  const ownerId = await requireOwner();
  const links = await listLinks((await services()).store, { id, ownerId });
  return NextResponse.json({ links: links.map((link) => ({ id: link.id, createdAt: link.createdAt })) });
});

export const POST = handle<{ id: string }>(async (_request, { id }) => {
  const ownerId = await requireOwner();
  const token = randomToken();
  const link = await createLink(await storageContext(), { id, ownerId }, token);
  return NextResponse.json({ id: link.id, createdAt: link.createdAt, token }, { status: 201 });
});
