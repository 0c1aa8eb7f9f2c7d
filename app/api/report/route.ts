import { NextResponse } from "next/server";
import { attachment } from "@/app/api/attachment";
import { handle } from "@/app/api/handle";
import { readBody } from "@/app/api/readBody";
import { planOf } from "@/app/jobs/planOf";
import { pools } from "@/app/jobs/pools";
import { fileNameOf } from "@/lib/report/fileName";
import { reportRequest } from "@/lib/scenario/apiSchema";
import { parseScenario } from "@/lib/scenario/parse";
import { serverEvidence } from "@/lib/validation/serverEvidence";

/** The report of a scenario as a PDF. Nothing of it is stored. */
export const POST = handle(async (request) => {
  const { scenario: document, baseline, link = null, paper = "A4" } = await readBody(request, reportRequest);
  const scenario = parseScenario(document);
  const input = {
    scenario,
    baseline: baseline === undefined ? null : parseScenario(baseline),
    plan: await planOf(scenario, request.signal),
    link,
    printedAt: new Date(),
    evidence: serverEvidence(scenario.server.kind),
    paper,
  };
  const pdf = await pools().reports.run((api) => api.render(input), request.signal);
  return new NextResponse(Buffer.from(pdf), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": attachment(fileNameOf(scenario.name), "pdf"),
    },
  });
});
