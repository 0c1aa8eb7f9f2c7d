import type { ScenarioSummary } from "@/lib/scenario/apiSchema";
import type { ListedScenario } from "@/lib/storage/data";

/** What a list shows of a scenario. */
export function scenarioSummaryOf(listed: ListedScenario): ScenarioSummary {
  const { createdAt, updatedAt, archivedAt, deletedAt, tags, ...rest } = listed;
  return {
    ...rest,
    tags: [...tags],
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
  };
}
