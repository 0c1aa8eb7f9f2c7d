import { NextResponse } from "next/server";
import { handle } from "@/app/api/handle";
import { readBody } from "@/app/api/readBody";
import { planOf } from "@/app/jobs/planOf";
import { scenarioRequest } from "@/lib/scenario/apiSchema";
import { parseScenario } from "@/lib/scenario/parse";

/** The answer to any scenario, kept nowhere. */
export const POST = handle(async (request) => {
  const { scenario } = await readBody(request, scenarioRequest);
  return NextResponse.json(await planOf(parseScenario(scenario), request.signal));
});
