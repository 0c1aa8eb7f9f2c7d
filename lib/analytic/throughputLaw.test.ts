import fc from "fast-check";
import { expect, test } from "vitest";
import type { Scenario } from "@/lib/scenario/scenario";
import { plausibleScenario } from "@/lib/servers/plausibleScenario";
import { evaluate } from "./evaluate";
import { modelOf } from "./predict";

/** Seeds whose draws once had processes with queues of their own that served less under more load. */
const SEEDS = [3, 6, 7, 10, 11] as const;

/** Open traffic, to processes that each have a queue. */
function drawnFrom(seed: number): readonly Scenario[] {
  return fc
    .sample(plausibleScenario(), { numRuns: 150, seed })
    .filter(({ server, traffic }) => server.processes > 1 && traffic.load.kind === "open")
    .slice(0, 40);
}

test.each(SEEDS.flatMap((seed) => drawnFrom(seed).map((scenario, index) => [seed, index, scenario] as const)))(
  "draw %i/%i: a quarter more load is not served more slowly",
  (_seed, _index, scenario) => {
    const { machine } = modelOf(scenario);
    const { load } = machine.system;
    if (load.kind !== "open") throw new Error("These draws are of open traffic.");
    const { processes, threads } = scenario.server;
    const at = (factor: number) =>
      evaluate(machine, { processes, threads }, { ...load, rateRps: load.rateRps * factor }).throughput;
    expect(at(1.25)).toBeGreaterThanOrEqual(at(1) * (1 - 1e-7));
  },
);
