import { expose } from "comlink";
import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import type { Mix } from "@/lib/servers/system";
import type { SimulationResult } from "@/lib/simulation/result";
import { simulationRounds } from "@/lib/simulation/simulate";

/** Enough that the p95 of an ordinary scenario is known to a few per cent within seconds. */
const REQUESTS = 400_000;
const PRECISION = 0.02;
/** Part of what is shown: the same scenario, mix and seed give the same figures on any machine. */
export const SIMULATION_SEED = 42;

const channel = new MessageChannel();
/** Lets messages in between two rounds, so that a newer question or a stop is heard. */
function breathe(): Promise<void> {
  return new Promise((done) => {
    channel.port1.onmessage = () => done();
    channel.port2.postMessage(null);
  });
}

let asked = 0;

const service = {
  /** Follows requests through the server and tells each round's result, until precise enough, overtaken or stopped. */
  async run(scenario: Scenario, mix: Mix, tell: (result: SimulationResult) => void): Promise<void> {
    asked += 1;
    const mine = asked;
    const options = { seed: SIMULATION_SEED, requests: REQUESTS, precision: PRECISION };
    for (const result of simulationRounds(resolve(scenario), mix, options)) {
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
