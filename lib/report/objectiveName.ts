import type { LatencyObjective } from "@/lib/scenario/traffic";
import { percentileName } from "./percentileName";

/** "95th percentile", "99th percentile of Page at the client": what an objective bounds. */
export function objectiveName({ percentile, class: name, at }: LatencyObjective): string {
  return `${percentileName(percentile)}${name === null ? "" : ` of ${name}`}${at === "client" ? " at the client" : ""}`;
}
