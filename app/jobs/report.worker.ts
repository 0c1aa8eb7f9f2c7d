import { parentPort } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter";
import { type ReportInput, renderReport } from "@/lib/report/renderReport";
import { reportAnalyses } from "@/lib/report/reportAnalyses";
import { sinceBaseline } from "@/lib/report/sinceBaseline";
import type { Scenario } from "@/lib/scenario/scenario";

interface ReportJob extends Omit<ReportInput, "analyses" | "since"> {
  readonly baseline: Scenario | null;
}

const service = {
  render: ({ baseline, ...input }: ReportJob) =>
    renderReport({
      ...input,
      analyses: reportAnalyses(input.scenario, input.plan),
      since: baseline === null ? null : sinceBaseline(baseline, input.scenario, input.plan),
    }),
};
export type ReportService = typeof service;

if (parentPort !== null) expose(service, nodeEndpoint(parentPort));
