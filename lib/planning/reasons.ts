import { limitWords } from "@/lib/analytic/limitWords";
import type { Model } from "@/lib/analytic/predict";
import { count, figure, mebibytes, milliseconds, percent, requestsPerSecond } from "@/lib/analytic/wording";
import { mixName } from "./mixName";
import type { EvaluatedMix, Reason } from "./plan";

/** What the work needs at once, what limits it, and why this mix of those that hold. */
export function reasonsOf(model: Model, recommended: EvaluatedMix, priced: number): Reason[] {
  const { performance, memory } = recommended.prediction;
  if (performance === null) return [];
  const { workload, system } = model.machine;
  const { mix } = recommended;
  const working = workload.cpuMs + workload.ioMs;
  const held = workload.uploadMs + workload.drainMs;
  const cores = (performance.throughputRps / system.machines / 1000) * workload.cpuMs;
  const slots = (performance.throughputRps / system.machines / 1000) * (working + held);
  const { binding } = performance;
  return [
    {
      title: "What the work needs",
      detail: `A request takes ${milliseconds(workload.cpuMs)} of CPU and ${milliseconds(workload.ioMs + held)} of waiting; ${requestsPerSecond(performance.offeredRps)} keep ${figure(cores)} cores and ${figure(slots)} workers busy${system.machines > 1 ? " on each machine" : ""}.`,
    },
    {
      title: "What limits it",
      detail:
        binding.saturationRps === null
          ? `${binding.name} is ${percent(binding.utilisation)} used.`
          : `${mixName(mix, system.facts)} hold the objectives up to ${requestsPerSecond(recommended.loadLineRps ?? 0)}; past that ${limitWords(binding)} gives first, at ${requestsPerSecond(binding.saturationRps)}.`,
    },
    {
      title: "Why not more, or fewer",
      detail: `Of ${count(priced)} mixes that fit, this is the lightest within 5 % of the best line: ${mebibytes(memory.totalMiB)} of ${mebibytes(memory.availableMiB)}.`,
    },
  ];
}
