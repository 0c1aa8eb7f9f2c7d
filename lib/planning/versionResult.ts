import { MAX_THUMBNAIL_SIDE, type MixNumbers, type VersionResult } from "@/lib/scenario/versionResult";
import type { Mix } from "@/lib/servers/system";
import type { EvaluatedMix, MapCell, MixMap, Plan } from "./plan";

function numbersOf({ mix, prediction, loadLineRps, headroom }: EvaluatedMix): MixNumbers {
  const { performance, memory } = prediction;
  return {
    ...{ processes: mix.processes, threads: mix.threads, loadLineRps, headroom },
    objectiveMs: performance?.objectives[0]?.valueMs ?? null,
    throughputRps: performance?.throughputRps ?? null,
    memoryMiB: memory.totalMiB,
  };
}

function letter({ impossible, overloaded, holds }: MapCell): string {
  if (impossible !== null) return "i";
  if (overloaded) return "x";
  return holds ? "h" : "f";
}

/** At most `MAX_THUMBNAIL_SIDE` of the indices of an axis, evenly, its ends among them. */
function shown(length: number): readonly number[] {
  const count = Math.min(length, MAX_THUMBNAIL_SIDE);
  return Array.from({ length: count }, (_, index) => Math.round((index * (length - 1)) / Math.max(1, count - 1)));
}

function thumbnailOf(map: MixMap, today: Mix, recommended: Mix | null): VersionResult["thumbnail"] {
  const [rows, columns] = [shown(map.processes.length), shown(map.threads.length)];
  const cells = rows.flatMap((row) => columns.flatMap((column) => map.cells[row * map.threads.length + column] ?? []));
  const place = (mix: Mix | null) => {
    const index = cells.findIndex((cell) => cell.mix.processes === mix?.processes && cell.mix.threads === mix.threads);
    return index < 0 ? null : index;
  };
  return {
    ...{ rows: rows.length, columns: columns.length, cells: cells.map(letter).join("") },
    ...{ today: place(today), recommended: place(recommended) },
  };
}

/** What is kept of a plan with the version of the scenario that it answers. `seed`: of the simulation beside it. */
export function versionResultOf(plan: Plan, seed: number): VersionResult {
  const { modelVersion, sentence, today, recommendation, map } = plan;
  return {
    ...{ modelVersion, seed, sentence: sentence.slice(0, 600) },
    today: numbersOf(today),
    recommended: recommendation === null ? null : numbersOf(recommendation),
    thumbnail: thumbnailOf(map, today.mix, recommendation?.mix ?? null),
  };
}
