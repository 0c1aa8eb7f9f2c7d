import type { Outcome } from "./advice";

/** Reach and latency count alike; memory only matters where it decides how much fits, which the line already says. */
const MEMORY_WEIGHT = 0.15;
/** Each thing to know that is then no longer so; what it would cost in latency the model does not say. */
const RELIEF_WEIGHT = 0.05;
/** What a change has to buy before it is worth a person's attention: some 4 % of latency or line. */
export const WORTH_SAYING = 0.04;
/** Next to nothing, so that a line of zero has a logarithm. */
const LEAST = 1e-3;

/** How many times today's load the line is away; next to nothing for what can't run or fails at any load. */
function reach({ headroom, loadLineRps }: Outcome): number {
  if (headroom === null || loadLineRps === null || loadLineRps === 0) return LEAST;
  return Math.max(LEAST, 1 / Math.max(1 - headroom, 1e-9));
}

/**
 * What a change buys over what it costs, as a sum of logarithms, so that twice the line for twice the money is
 * worth nothing. An objective that begins to hold counts beyond its figures.
 */
export function worthOf(before: Outcome, after: Outcome, costFactor: number): number {
  const line = Math.log(reach(after) / reach(before));
  const latency =
    before.objectiveMs === null || after.objectiveMs === null || before.objectiveMs === 0
      ? 0
      : Math.log(before.objectiveMs / Math.max(after.objectiveMs, 1e-6));
  const memory = MEMORY_WEIGHT * Math.log(Math.max(1, before.memoryMiB) / Math.max(1, after.memoryMiB));
  const relieved = before.findings.filter((code) => !after.findings.includes(code)).length;
  const arisen = after.findings.filter((code) => !before.findings.includes(code)).length;
  const holds = Number(after.holds) - Number(before.holds);
  return line + latency + memory + holds + RELIEF_WEIGHT * (relieved - arisen) - Math.log(costFactor);
}
