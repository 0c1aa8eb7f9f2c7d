import type { CaseFigures, ModelFigures } from "./figures";
import type { Figures, MeasuredCase } from "./measuredCase";

/** Cases with fewer requests are shown, not judged: their own percentiles are luck. */
const FEWEST_REQUESTS = 500;

export const MODELS = ["analytic", "simulated", "replayed"] as const;
export type Model = (typeof MODELS)[number];

/** Relative errors, predicted / actual − 1; null where there is nothing to compare. */
export interface Errors {
  readonly mean: number | null;
  readonly p95: number | null;
  readonly throughput: number | null;
}

export interface Judgement {
  readonly id: string;
  readonly kind: string;
  readonly actual: Figures;
  /** Whether it counts towards medians: enough requests, and two runs of it that agree. */
  readonly judged: boolean;
  readonly errors: Readonly<Record<Model, Errors | null>>;
}

/** What really happened: the average of the runs, or what theory expects. */
export function actualFigures({ measured, repeated, expected }: MeasuredCase): Figures {
  const runs = [expected, measured, repeated].filter((run) => run !== undefined);
  const average = (pick: (figures: Figures) => number | null | undefined) => {
    const values = runs.map(pick).filter((value) => typeof value === "number");
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const throughput = average((run) => run.throughput_rps);
  const requests = average((run) => run.requests);
  return {
    ...(throughput === undefined ? {} : { throughput_rps: throughput }),
    ...(requests === undefined ? {} : { requests }),
    mean_ms: average((run) => run.mean_ms) ?? null,
    p50_ms: average((run) => run.p50_ms) ?? null,
    p95_ms: average((run) => run.p95_ms) ?? null,
    p99_ms: average((run) => run.p99_ms) ?? null,
  };
}

function relative(predicted: number, actual: number | null | undefined): number | null {
  return actual === null || actual === undefined || actual === 0 ? null : predicted / actual - 1;
}

function errorsOf(figures: ModelFigures | null, actual: Figures): Errors | null {
  if (figures === null) return null;
  return {
    mean: relative(figures.mean_ms, actual.mean_ms),
    p95: relative(figures.p95_ms, actual.p95_ms),
    throughput: relative(figures.throughput_rps, actual.throughput_rps),
  };
}

export function judge(test: MeasuredCase, figures: CaseFigures): Judgement {
  const actual = actualFigures(test);
  return {
    id: test.id,
    kind: test.server.kind,
    actual,
    judged: (actual.requests ?? FEWEST_REQUESTS) >= FEWEST_REQUESTS,
    errors: {
      analytic: errorsOf(figures.analytic, actual),
      simulated: errorsOf(figures.simulated, actual),
      replayed: errorsOf(figures.replayed, actual),
    },
  };
}

export interface ErrorSummary {
  readonly cases: number;
  readonly medianMean: number;
  readonly medianP95: number;
  readonly worstMean: number;
  readonly worstP95: number;
  readonly signedMean: number;
  readonly signedP95: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Over the judged cases whose figures for the model are not marked unstable; null where there is none. */
export function summariseErrors(
  judgements: readonly { readonly judgement: Judgement; readonly figures: CaseFigures }[],
  model: Model,
): ErrorSummary | null {
  const errors = judgements
    .filter(({ judgement, figures }) => judgement.judged && figures[model]?.unstable === false)
    .map(({ judgement }) => judgement.errors[model])
    .filter((one) => one !== null);
  const means = errors.map((one) => one.mean).filter((value) => value !== null);
  const p95s = errors.map((one) => one.p95).filter((value) => value !== null);
  if (means.length === 0) return null;
  return {
    cases: means.length,
    medianMean: median(means.map(Math.abs)),
    medianP95: median(p95s.map(Math.abs)),
    worstMean: Math.max(...means.map(Math.abs)),
    worstP95: Math.max(0, ...p95s.map(Math.abs)),
    signedMean: median(means),
    signedP95: median(p95s),
  };
}
