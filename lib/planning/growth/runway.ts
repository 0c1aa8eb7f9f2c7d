import type { EvaluatedMix } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";

/** Nobody plans further, and no growth lasts longer. */
export const MOST_MONTHS = 60;

/** When growing traffic passes the line of one mix. */
export type Runway =
  | { readonly kind: "impossible" }
  /** The daily peak is past the line today; `times` is how much of the line it asks for. */
  | { readonly kind: "past"; readonly times: number }
  /** The peak passes the line after this many months from today, 0 … 60, as a fraction. */
  | { readonly kind: "passes"; readonly months: number }
  | { readonly kind: "never" };

/** Peak load of the day over the load of the scenario, that many months from today. */
export function peakFactor({ traffic }: Scenario, months: number): number {
  return traffic.dailyPeakRatio * (1 + traffic.growthPercentPerMonth / 100) ** months;
}

/** How many times the scenario's load the mix bears; 0 where it fails at any, null where it can't run. */
export function loadFactorAtLine({ loadLineRps, headroom }: EvaluatedMix): number | null {
  if (loadLineRps === null || headroom === null) return null;
  return loadLineRps === 0 ? 0 : 1 / (1 - headroom);
}

/**
 * The month in which the peak of the day passes the line: f = p (1 + g)^m, solved for m, with f the load at the line
 * and p the peak, both over today's load (requests a second, or users), and g the growth a month.
 */
export function runwayOf(scenario: Scenario, evaluated: EvaluatedMix): Runway {
  const factor = loadFactorAtLine(evaluated);
  if (factor === null) return { kind: "impossible" };
  const peak = peakFactor(scenario, 0);
  if (peak > factor) return { kind: "past", times: factor === 0 ? Number.MAX_VALUE : peak / factor };
  const growth = Math.log1p(scenario.traffic.growthPercentPerMonth / 100);
  if (growth <= 0) return { kind: "never" };
  const months = Math.log(factor / peak) / growth;
  return months > MOST_MONTHS ? { kind: "never" } : { kind: "passes", months };
}
