import { headroomText } from "@/lib/planning/headroomText";
import type { ScenarioSummary } from "@/lib/scenario/apiSchema";
import type { VersionResult } from "@/lib/scenario/versionResult";
import { serverFacts } from "@/lib/servers/catalogue";
import { readable } from "@/lib/units/formatQuantity";

/** "Gunicorn, gthread worker, 2 × 4, 100 req/s": what a scenario is about. */
export function inBrief({ state, outline }: Pick<ScenarioSummary, "state" | "outline">): string {
  if (state === "newer") return "made by a newer Plimsoll: it can be exported, not opened";
  if (outline === null) return "can't be read here: it can be exported, not opened";
  const { serverKind, processes, threads, rateRps, users } = outline;
  const load = rateRps === null ? `${users} users` : readable(rateRps, "rps");
  return `${serverFacts(serverKind).name}, ${processes} × ${threads}, ${load}`;
}

/** What the model said when it was saved: the recommended mix and how far it is from the line. */
export function resultInBrief({ recommended, today }: VersionResult): string {
  const said = recommended ?? today;
  const distance = headroomText(said);
  const percentile = said.objectiveMs === null ? null : readable(said.objectiveMs, "ms");
  return [
    `${recommended === null ? "today" : "run"} ${said.processes} × ${said.threads}`,
    percentile,
    distance === null ? "can't run" : /(below|past)$/.test(distance) ? `${distance} the line` : distance,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
