import { NextResponse } from "next/server";
import { handle, storageContext } from "@/app/api/handle";
import { readBody } from "@/app/api/readBody";
import { readQuery } from "@/app/api/readQuery";
import { services } from "@/app/services";
import { currentOwner, rememberOwner } from "@/app/session";
import { createRequest, listRequest } from "@/lib/scenario/apiSchema";
import { randomId } from "@/lib/sharing/token";
import { createScenario } from "@/lib/storage/mutations";
import { listOf } from "./listOf";

export const GET = handle(async (request) => {
  const asked = readQuery(request, listRequest);
  return NextResponse.json(await listOf((await services()).store, await currentOwner(), asked));
});

/** The first save makes the browser an owner. */
export const POST = handle(async (request) => {
  const { scenario, result = null, tags = [] } = await readBody(request, createRequest);
  const ownerId = (await currentOwner()) ?? randomId();
  const saved = await createScenario(await storageContext(), ownerId, scenario, { result, tags });
  const response = NextResponse.json(saved, { status: 201 });
  await rememberOwner(request, response, ownerId);
  return response;
});
