import { modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { makePlan } from "@/lib/planning/makePlan";
import type { EvaluatedMix } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Load } from "@/lib/scenario/traffic";
import type { Mix } from "@/lib/servers/system";
import type { FleetAnswer } from "./fleet";

/** The schema's own bounds. */
const MOST_MACHINES = 1000;
const MOST_RPS = 1_000_000;
/** Tries at a larger number where what all machines share stands in the way. */
const TRIES = 6;

function timesLoad(load: Load, times: number): Load | null {
  if (load.kind === "closed") {
    const users = Math.max(1, Math.round(load.users * times));
    return users > MOST_RPS ? null : { ...load, users };
  }
  const rateRps = load.rateRps * times;
  return rateRps > MOST_RPS ? null : { ...load, rateRps };
}

/** The scenario on `machines`, with `times` the load; null beyond what a scenario can say. */
function scaled(scenario: Scenario, machines: number, times: number): Scenario | null {
  const load = timesLoad(scenario.traffic.load, times);
  if (load === null || machines > MOST_MACHINES) return null;
  return {
    ...scenario,
    ranges: [],
    hardware: { ...scenario.hardware, machines },
    traffic: { ...scenario.traffic, load },
  };
}

function holds({ prediction, headroom }: EvaluatedMix): boolean {
  return (
    prediction.performance !== null &&
    (headroom ?? -1) >= 0 &&
    prediction.findings.every(({ severity }) => severity === "caution")
  );
}

/** The given mix where it holds, else one that is recommended there and holds; or what stands in the way. */
function mixThatHolds(scenario: Scenario, mix: Mix): EvaluatedMix | string {
  const kept = evaluateMix(modelOf(scenario), mix);
  if (holds(kept)) return kept;
  const { recommendation } = makePlan(scenario);
  if (recommendation !== null && holds(recommendation)) return recommendation;
  const problems = kept.prediction.findings.filter(({ severity }) => severity !== "caution");
  return problems[0]?.message ?? "No mix holds the objectives.";
}

/**
 * The fewest machines of the scenario's size that bear `times` its load while `down` of them are down. Each then
 * takes an even share of it all, but connections to what they share are counted for all of them. The search begins
 * at load / line of the recommended mix, below which that mix can't hold. Where no number of them will do, what stands in the way at the last one tried.
 */
export function fleetFor(
  scenario: Scenario,
  recommended: EvaluatedMix,
  times: number,
  down: 0 | 1,
  sizeOfMachine: number,
): FleetAnswer {
  const { headroom, loadLineRps, mix } = recommended;
  if (headroom === null || loadLineRps === null || loadLineRps === 0)
    return { fleet: null, reason: "No mix holds the objectives, however low the load." };
  // Load over line, at today's number of machines: what one machine more or less divides.
  const lines = times * (1 - headroom) * scenario.hardware.machines;
  let machines = Math.max(1, Math.ceil(lines - 1e-9)) + down;
  let reason = "That is more than a scenario can say.";
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const up = machines - down;
    const strained = scaled(scenario, machines, (times * machines) / up);
    const whole = scaled(scenario, machines, times);
    if (strained === null || whole === null) break;
    const found = mixThatHolds(strained, mix);
    if (typeof found === "string") reason = found;
    else {
      const relaxed = down === 0 ? found : evaluateMix(modelOf(whole), found.mix);
      const { costPerHour } = scenario.hardware;
      return {
        fleet: {
          machines,
          mix: found.mix,
          objectiveMs: relaxed.prediction.performance?.objectives[0]?.valueMs ?? 0,
          headroom: relaxed.headroom ?? 0,
          costPerHour: costPerHour === null ? null : costPerHour * machines,
          costInMachines: sizeOfMachine * machines,
        },
      };
    }
    machines += Math.max(1, Math.round(0.2 * machines));
  }
  return { fleet: null, reason };
}
