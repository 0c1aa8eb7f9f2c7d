import { expose } from "comlink";
import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import type { Mix } from "@/lib/servers/system";
import type { SimulationResult } from "@/lib/simulation/result";
import { simulationRounds } from "@/lib/simulation/simulate";
import { breathe } from "./breathe";
import { SIMULATED_REQUESTS } from "./simulatedRequests";

/** Part of what is shown: the same scenario, mix and seed give the same figures on any machine. */
const SEED = 42;

let asked = 0;

const service = {
  /** Follows requests through the server and tells each round's result, until all are counted, or it is overtaken or stopped. */
  async run(scenario: Scenario, mix: Mix, tell: (result: SimulationResult) => void): Promise<void> {
    asked += 1;
    const mine = asked;
    for (const result of simulationRounds(resolve(scenario), mix, { seed: SEED, requests: SIMULATED_REQUESTS })) {
      if (mine !== asked) return;
      tell(result);
      await breathe();
      if (mine !== asked) return;
    }
  },
  stop(): void {
    asked += 1;
  },
};
export type SimulationService = typeof service;

expose(service);
