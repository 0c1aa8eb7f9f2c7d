import type { Model } from "@/lib/analytic/predict";
import type { Mix } from "@/lib/servers/system";
import { twiceCpusPlusOne } from "./mixAxes";

/** Gunicorn's "(2 × cores) + 1" processes of one thread; where a server has only threads, its default of them. */
export function ruleOfThumbMix(model: Model): Mix {
  const { facts } = model.machine.system;
  if (facts.processes.max === 1) return { processes: 1, threads: facts.threads.default };
  return { processes: twiceCpusPlusOne(model), threads: facts.slot === "greenlet" ? facts.threads.default : 1 };
}
