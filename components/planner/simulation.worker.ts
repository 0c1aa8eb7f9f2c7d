import { expose } from "comlink";
import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import type { Mix } from "@/lib/servers/system";
import type { SimulationResult } from "@/lib/simulation/result";
import { simulationRounds } from "@/lib/simulation/simulate";
import { SIMULATION_SEED } from "@/lib/simulation/simulationSeed";
import { breathe } from "./breathe";
import { SIMULATED_REQUESTS } from "./simulatedRequests";

let asked = 0;

const service = {
  /** Follows requests through the server and tells each round's result, until all are counted, or it is overtaken or stopped. */
  async run(scenario: Scenario, mix: Mix, tell: (result: SimulationResult) => void): Promise<void> {
    asked += 1;
    const mine = asked;
    for (const result of simulationRounds(resolve(scenario), mix, {
      seed: SIMULATION_SEED,
      requests: SIMULATED_REQUESTS,
    })) {
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
