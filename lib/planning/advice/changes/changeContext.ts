import type { EvaluatedMix } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import type { ServerFacts } from "@/lib/servers/facts";

/** What the makers of changes look at: the scenario, its server, and the mix that advice starts from. */
export interface ChangeContext {
  readonly scenario: Scenario;
  readonly facts: ServerFacts;
  readonly start: EvaluatedMix;
}
