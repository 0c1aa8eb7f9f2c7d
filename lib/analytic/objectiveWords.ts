import type { LatencyObjective } from "@/lib/scenario/traffic";
import { figure } from "./wording";

/** Whom an objective is about, as the subject of a sentence: `95 % of requests`, `99 % of "Page" requests`. */
export function objectiveWords({ percentile, class: name }: LatencyObjective): string {
  return `${figure(percentile)} % of ${name === null ? "requests" : `"${name}" requests`}`;
}
