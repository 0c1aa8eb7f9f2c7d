import { loadFactorAtLine, MOST_MONTHS, peakFactor, runwayOf } from "@/lib/planning/growth/runway";
import type { Plan } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";

export interface RunwayPicture {
  readonly points: readonly { readonly month: number; readonly factor: number }[];
  /** Loads at the lines, as multiples of today's load; null where the mix can't run. */
  readonly recommendedFactor: number | null;
  readonly todayFactor: number | null;
  /** Where the peak passes the lines, in months; null where it does not within the picture. */
  readonly recommendedMonth: number | null;
  readonly todayMonth: number | null;
}

/** A year at least, and half as long again as until the better line is passed. */
function monthsShown(passes: readonly (number | null)[]): number {
  const latest = Math.max(0, ...passes.map((month) => month ?? 0));
  const never = passes.every((month) => month === null);
  return never ? 24 : Math.min(MOST_MONTHS, Math.max(12, Math.ceil(1.3 * latest)));
}

/** Everything that the runway's picture draws, in multiples of today's load and months from today. */
export function runwayPicture(scenario: Scenario, { recommendation, today }: Plan): RunwayPicture {
  const monthOf = (mix: Plan["today"] | null) => {
    const runway = mix === null ? null : runwayOf(scenario, mix);
    return runway?.kind === "passes" ? runway.months : null;
  };
  const recommendedMonth = monthOf(recommendation);
  const todayMonth = monthOf(today);
  const months = monthsShown([recommendedMonth, todayMonth]);
  return {
    points: Array.from({ length: months + 1 }, (_, month) => ({ month, factor: peakFactor(scenario, month) })),
    recommendedFactor: recommendation === null ? null : loadFactorAtLine(recommendation),
    todayFactor: loadFactorAtLine(today),
    recommendedMonth,
    todayMonth,
  };
}
