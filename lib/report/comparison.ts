import type { Finding } from "@/lib/analytic/prediction";
import { headroomText } from "@/lib/planning/headroomText";
import type { EvaluatedMix, Plan } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { readable } from "@/lib/units/formatQuantity";
import { FINDING_NAMES } from "./findingNames";
import { objectiveName } from "./objectiveName";

export interface ComparisonColumn {
  readonly title: string;
  readonly evaluated: EvaluatedMix;
}

export interface ComparisonRow {
  readonly label: string;
  readonly of: (evaluated: EvaluatedMix) => string;
  /** Which of the mix's explanations says why the figure is what it is; null for what is no number. */
  readonly why: (evaluated: EvaluatedMix) => string | null;
  /** One of the few that the verdict rests on. */
  readonly isKey?: true;
}

/** The recommended mix where there is one, today's and the rule of thumb. */
export function comparisonColumns(plan: Plan): readonly ComparisonColumn[] {
  return [
    ...(plan.recommendation === null ? [] : [{ title: "Recommended", evaluated: plan.recommendation }]),
    { title: "Today", evaluated: plan.today },
    { title: "Rule of thumb", evaluated: plan.ruleOfThumb },
  ];
}

function quantity(value: number | null | undefined, unit: "ms" | "rps"): string {
  return value === null || value === undefined ? "—" : readable(value, unit);
}

/** One in a hundred thousand: less is not worth its digits. */
const HARDLY = 1e-5;

function share(fraction: number | undefined): string {
  if (fraction === undefined) return "—";
  if (fraction > 0 && fraction < HARDLY) return `under ${100 * HARDLY} %`;
  return readable(100 * fraction, "percent", Math.abs(fraction) < 0.1 ? 2 : 3);
}

function cannotRun(findings: readonly Finding[]): string {
  const reason = findings.find(({ severity }) => severity === "impossible");
  return reason === undefined ? "can't run" : `can't run: ${FINDING_NAMES[reason.code]}`;
}

/** What mixes are compared by, each figure as the screen and the report both write it. */
export function comparisonRows({ objectives }: Scenario): readonly ComparisonRow[] {
  const [first] = objectives.latency;
  return [
    {
      label: first === undefined ? "Latency" : objectiveName(first),
      of: ({ prediction }) => quantity(prediction.performance?.objectives[0]?.valueMs, "ms"),
      why: () => "objective:0",
      isKey: true,
    },
    {
      label: "Mean response",
      of: ({ prediction }) => quantity(prediction.performance?.server.meanMs, "ms"),
      why: () => "mean",
    },
    {
      label: "Mean at the client",
      of: ({ prediction }) => quantity(prediction.performance?.client.meanMs, "ms"),
      why: () => "clientMean",
    },
    {
      label: "Throughput",
      of: ({ prediction }) => quantity(prediction.performance?.throughputRps, "rps"),
      why: () => "throughput",
    },
    {
      label: "Refused",
      of: ({ prediction }) => share(prediction.performance?.rejectedFraction),
      why: () => "rejected",
    },
    { label: "The line", of: ({ loadLineRps }) => quantity(loadLineRps, "rps"), why: () => "line", isKey: true },
    { label: "Distance to it", of: (evaluated) => headroomText(evaluated) ?? "—", why: () => "headroom", isKey: true },
    {
      label: "Memory",
      of: ({ prediction }) => readable(prediction.memory.totalMiB, "MiB"),
      why: () => "memory",
      isKey: true,
    },
    {
      label: "Gives first",
      of: ({ prediction: { performance, findings } }) => performance?.binding.name ?? cannotRun(findings),
      why: ({ prediction: { performance } }) => (performance === null ? null : `budget:${performance.binding.name}`),
    },
  ];
}
