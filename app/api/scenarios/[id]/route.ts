import { NextResponse } from "next/server";
import { handle, noContent, requireOwner, storageContext } from "@/app/api/handle";
import { readBody } from "@/app/api/readBody";
import { services } from "@/app/services";
import { rememberOwner } from "@/app/session";
import { renameRequest, saveRequest } from "@/lib/scenario/apiSchema";
import { readScenario } from "@/lib/storage/data";
import { deleteScenario, renameScenario, saveScenario } from "@/lib/storage/mutations";

export const GET = handle<{ id: string }>(async (_request, { id }) => {
  const ownerId = await requireOwner();
  const { createdAt: _, ...stored } = await readScenario((await services()).store, ownerId, id);
  return NextResponse.json(stored);
});

export const PUT = handle<{ id: string }>(async (request, { id }) => {
  const ownerId = await requireOwner();
  const { scenario, revision, result = null } = await readBody(request, saveRequest);
  const target = { id, ownerId, revision };
  const response = NextResponse.json(await saveScenario(await storageContext(), target, scenario, { result }));
  await rememberOwner(request, response, ownerId);
  return response;
});

export const PATCH = handle<{ id: string }>(async (request, { id }) => {
  const ownerId = await requireOwner();
  const { name } = await readBody(request, renameRequest);
  return NextResponse.json(await renameScenario(await storageContext(), { id, ownerId }, name));
});

export const DELETE = handle<{ id: string }>(async (_request, { id }) => {
  const ownerId = await requireOwner();
  await deleteScenario(await storageContext(), { id, ownerId });
  return noContent();
});
