import type { Behaviour } from "@/lib/servers/behaviour";

/** However late a process was forked, it wins now and then. */
const LEAST_WEIGHT = 0.3;
/** More groups of processes than these change no figure that can be seen. */
const MOST_GROUPS = 6;

/** Processes that win alike often: how many they are, and their chance against that of the average one. */
export interface RaceGroup {
  readonly count: number;
  readonly weight: number;
}

/**
 * Chances in a race in which all could win, in order of fork: the wait queue of a shared socket is walked in a fixed
 * order. The process that won last wins less often (factor L): a Markov chain with p(i, j) ∝ w(j), whose
 * stationary law is π(i) ∝ w(i) (Σ w − (1 − L) w(i)) by detailed balance.
 */
export function raceGroups(processes: number, { seniority, lastTakerWeight }: Behaviour): readonly RaceGroup[] {
  const middle = (processes - 1) / 2;
  const weights = Array.from({ length: processes }, (_, rank) =>
    Math.max(LEAST_WEIGHT, 1 + seniority * (middle - rank)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const chances = weights.map((weight) => weight * (sum - (1 - lastTakerWeight) * weight));
  const mean = chances.reduce((total, chance) => total + chance, 0) / processes;
  const groups = seniority === 0 ? 1 : Math.min(MOST_GROUPS, processes);
  return Array.from({ length: groups }, (_, group) => {
    const from = Math.floor((group * processes) / groups);
    const to = Math.floor(((group + 1) * processes) / groups);
    const own = chances.slice(from, to);
    return { count: own.length, weight: own.reduce((total, chance) => total + chance, 0) / own.length / mean };
  });
}
