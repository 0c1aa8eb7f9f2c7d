import { makePlan } from "@/lib/planning/makePlan";
import type { Scenario } from "@/lib/scenario/scenario";
import type { FleetOption } from "./fleet";
import { fleetFor } from "./fleetFor";
import { sizedMachine } from "./sizedMachine";

/** Sizes relative to today's machine: more of them, or a bigger one. */
const SIZES = [0.5, 1, 2, 4] as const;

export interface ScalingStep {
  readonly done: number;
  readonly total: number;
  readonly options: readonly FleetOption[];
}

/** How many machines of half, the same, twice and four times today's size bear each multiple of the load; one step a size. */
export function* scalingSteps(scenario: Scenario, multiples: readonly number[]): Generator<ScalingStep> {
  const sizes = SIZES.flatMap((size) => {
    const hardware = sizedMachine(scenario.hardware, size);
    return hardware === null ? [] : [{ size, scenario: { ...scenario, ranges: [], hardware } }];
  });
  const options: FleetOption[] = [];
  for (const [index, one] of sizes.entries()) {
    const { recommendation, today } = makePlan(one.scenario);
    const start = recommendation ?? today;
    const { cpus, memoryMiB } = one.scenario.hardware;
    const loads = multiples.map((times) => ({
      times,
      needed: fleetFor(one.scenario, start, times, 0, one.size),
      withOneDown: fleetFor(one.scenario, start, times, 1, one.size),
    }));
    options.push({ size: one.size, cpus, memoryMiB, loads });
    yield { done: index + 1, total: sizes.length, options: [...options] };
  }
}
