import fc from "fast-check";
import { expect, test } from "vitest";
import { plausibleScenario } from "@/lib/servers/plausibleScenario";
import { evaluate } from "./evaluate";
import { modelOf } from "./predict";

/** Draws (seed, number) in which processes with queues of their own once served less under more load. */
const DRAWS = [
  [3, 121],
  [6, 86],
  [6, 124],
  [7, 110],
  [10, 136],
  [11, 34],
] as const;

test.each(DRAWS)("draw %i/%i: a quarter more load is not served more slowly", (seed, index) => {
  const scenario = fc.sample(plausibleScenario(), { numRuns: 150, seed })[index];
  if (scenario === undefined) throw new Error("There are 150 draws.");
  const { machine } = modelOf(scenario);
  const { load } = machine.system;
  if (load.kind !== "open") throw new Error("These draws are of open traffic.");
  const { processes, threads } = scenario.server;
  const at = (factor: number) =>
    evaluate(machine, { processes, threads }, { ...load, rateRps: load.rateRps * factor }).throughput;
  expect(at(1.25)).toBeGreaterThanOrEqual(at(1) * (1 - 1e-7));
});
