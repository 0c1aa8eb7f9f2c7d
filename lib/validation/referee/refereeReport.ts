import { type Refereed, WITHIN } from "./referee";

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const signed = (share: number) => `${share > 0 ? "+" : ""}${(100 * share).toFixed(0)} %`;

export interface RefereeSummary {
  readonly decided: number;
  readonly undecided: number;
  /** Shares of the decided. */
  readonly meanWithin: number;
  readonly p95Within: number;
  /** Of those outside, the share that the prediction had said could be. */
  readonly saidOutside: number;
}

export function summariseReferee(all: readonly Refereed[]): RefereeSummary {
  const decided = all.filter((one) => one.decided);
  const outside = decided.filter(({ within }) => !within);
  const share = (part: readonly Refereed[], of: readonly Refereed[]) => (of.length === 0 ? 1 : part.length / of.length);
  return {
    decided: decided.length,
    undecided: all.length - decided.length,
    meanWithin: share(
      decided.filter(({ meanError }) => Math.abs(meanError) <= WITHIN.mean),
      decided,
    ),
    p95Within: share(
      decided.filter(({ p95Error }) => Math.abs(p95Error) <= WITHIN.p95),
      decided,
    ),
    saidOutside: share(
      outside.filter(({ said }) => said),
      outside,
    ),
  };
}

/** The shares within the aims, then every scenario outside them with its reason, the farthest first. */
export function refereeReport(all: readonly Refereed[]): string {
  const { decided, undecided, meanWithin, p95Within, saidOutside } = summariseReferee(all);
  const farthest = (one: Refereed) =>
    Math.max(Math.abs(one.meanError) / WITHIN.mean, Math.abs(one.p95Error) / WITHIN.p95);
  const outside = all.filter((one) => one.decided && !one.within).sort((a, b) => farthest(b) - farthest(a));
  return [
    `${decided} scenarios that the simulation can judge (${undecided} it can't: unstable, or too few answers for a narrow interval)`,
    `mean within ${percent(WITHIN.mean)}: ${percent(meanWithin)} of them; p95 within ${percent(WITHIN.p95)}: ${percent(p95Within)}`,
    `of the ${outside.length} outside, the prediction had said so of ${percent(saidOutside)}`,
    "",
    ...outside.map(
      (one) =>
        `${String(one.index).padStart(4)} ${one.said ? "said  " : "UNSAID"} mean ${signed(one.meanError).padStart(8)} p95 ${signed(one.p95Error).padStart(8)}  ${one.name}, ${one.mix}: ${one.reason}`,
    ),
  ].join("\n");
}
