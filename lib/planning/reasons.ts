import { limitWords } from "@/lib/analytic/limitWords";
import type { Model } from "@/lib/analytic/predict";
import { count, figure, mebibytes, milliseconds, percent, requestsPerSecond } from "@/lib/analytic/wording";
import { lineWords, loadWords } from "./loadWords";
import { mixName } from "./mixName";
import type { EvaluatedMix, Reason } from "./plan";

function some(value: number, word: string): string {
  const shown = figure(value);
  return `${shown} ${word}${shown === "1" ? "" : "s"}`;
}

/** What the work needs at once, what limits it, and why this mix of those that hold. */
export function reasonsOf(model: Model, recommended: EvaluatedMix, priced: number): Reason[] {
  const { performance, memory } = recommended.prediction;
  if (performance === null) return [];
  const { workload, system } = model.machine;
  const { mix } = recommended;
  const working = workload.cpuMs + workload.ioMs;
  const held = workload.uploadMs + workload.drainMs;
  const { load } = model.scenario.traffic;
  // What arrives needs its work whether it gets it or not; users who wait for an answer don't ask meanwhile.
  const neededRps = load.kind === "open" ? load.rateRps : performance.throughputRps;
  const perMachine = neededRps / system.machines / 1000;
  const from = load.kind === "open" ? "" : ` from ${loadWords(load)}`;
  const { binding } = performance;
  return [
    {
      title: "What the work needs",
      detail: `A request takes ${milliseconds(workload.cpuMs)} of CPU and ${milliseconds(workload.ioMs + held)} of waiting; ${requestsPerSecond(neededRps)}${from} need ${some(perMachine * workload.cpuMs, "core")} and ${some(perMachine * (working + held), "worker")}${system.machines > 1 ? " on each machine" : ""}.`,
    },
    {
      title: "What limits it",
      detail:
        binding.saturationRps === null
          ? `${binding.name} is ${percent(binding.utilisation)} used.`
          : `With ${mixName(mix, system.facts)} the objectives hold up to ${lineWords(load, recommended.loadLineRps ?? 0, recommended.headroom ?? 0)}; past that ${limitWords(binding)} gives first, at ${requestsPerSecond(binding.saturationRps)}.`,
    },
    {
      title: "Why not more, or fewer",
      detail: `Of ${count(priced)} mixes that fit, this is the lightest within 5 % of the best line: ${mebibytes(memory.totalMiB)} of ${mebibytes(memory.availableMiB)}.`,
    },
  ];
}
