import { NextResponse } from "next/server";
import { handle, storageContext } from "@/app/api/handle";
import { readBody } from "@/app/api/readBody";
import { services } from "@/app/services";
import { currentOwner, rememberOwner } from "@/app/session";
import { scenarioRequest } from "@/lib/scenario/apiSchema";
import { randomId } from "@/lib/sharing/token";
import { listScenarios } from "@/lib/storage/data";
import { createScenario } from "@/lib/storage/mutations";
import { scenarioSummaryOf } from "./summary";

export const GET = handle(async () => {
  const ownerId = await currentOwner();
  const stored = ownerId === null ? [] : await listScenarios((await services()).store, ownerId);
  return NextResponse.json({ scenarios: stored.map(scenarioSummaryOf) });
});

/** The first save makes the browser an owner. */
export const POST = handle(async (request) => {
  const { scenario } = await readBody(request, scenarioRequest);
  const ownerId = (await currentOwner()) ?? randomId();
  const saved = await createScenario(await storageContext(), ownerId, scenario);
  const response = NextResponse.json(saved, { status: 201 });
  await rememberOwner(request, response, ownerId);
  return response;
});
