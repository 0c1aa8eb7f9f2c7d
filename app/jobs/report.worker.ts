import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter";
import { type ReportInput, renderReport } from "@/lib/report/renderReport";
import { reportAnalyses } from "@/lib/report/reportAnalyses";
import { sinceBaseline } from "@/lib/report/sinceBaseline";
import type { Scenario } from "@/lib/scenario/scenario";

/** How long a reader waits for each. */
const ADVICE_MS = 6000;
const SENSITIVITY_MS = 3000;

function within(ms: number): () => boolean {
  const started = performance.now();
  return () => performance.now() - started < ms;
}

interface ReportJob extends Omit<ReportInput, "analyses" | "since"> {
  readonly baseline: Scenario | null;
}

const service = {
  render: ({ baseline, ...input }: ReportJob) =>
    renderReport({
      ...input,
      analyses: reportAnalyses(input.scenario, input.plan, {
        advice: within(ADVICE_MS),
        sensitivity: within(SENSITIVITY_MS),
      }),
      since: baseline === null ? null : sinceBaseline(baseline, input.scenario, input.plan),
    }),
};
export type ReportService = typeof service;

if (parentPort !== null) expose(service, nodeEndpoint(parentPort));
