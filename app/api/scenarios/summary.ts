import type { ScenarioSummary } from "@/lib/scenario/apiSchema";
import type { StoredScenario } from "@/lib/storage/data";

/** What a list shows of a scenario. */
export function scenarioSummaryOf({ scenario, createdAt, updatedAt, ...stored }: StoredScenario): ScenarioSummary {
  const { server, traffic } = scenario;
  return {
    ...stored,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    serverKind: server.kind,
    processes: server.processes,
    threads: server.threads,
    rateRps: traffic.load.kind === "open" ? traffic.load.rateRps : null,
  };
}
