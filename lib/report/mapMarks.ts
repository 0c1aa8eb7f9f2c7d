import type { MixMap, Plan } from "@/lib/planning/plan";
import type { Mix } from "@/lib/servers/system";
import { FINDING_NAMES } from "./findingNames";

export interface MapMark {
  readonly mix: Mix;
  readonly label: string;
}

/** The mixes that the map names; where two are the same mix, the first name stands. */
export function mapMarks(plan: Plan): readonly MapMark[] {
  return [
    ...(plan.recommendation === null ? [] : [{ mix: plan.recommendation.mix, label: "recommended" }]),
    { mix: plan.today.mix, label: "today" },
    { mix: plan.ruleOfThumb.mix, label: "rule of thumb" },
  ].filter(
    ({ mix }, index, all) =>
      all.findIndex((other) => other.mix.processes === mix.processes && other.mix.threads === mix.threads) === index,
  );
}

/** How to read the map, and why the hatched regions are ruled out. */
export function mapDescription(map: MixMap): string {
  const reasons = [...new Set(map.cells.flatMap((cell) => cell.impossible ?? []))].map((code) => FINDING_NAMES[code]);
  const hatched = reasons.length === 0 ? "" : ` Hatched: ${reasons.join("; ")}.`;
  return `Inside the orange line the objectives hold; darker is better.${hatched}`;
}
