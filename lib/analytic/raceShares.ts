import { gaussLegendre } from "@/lib/queueing/gaussLegendre";
import type { Behaviour } from "@/lib/servers/behaviour";

/** However late a process was forked, it wins now and then. */
const LEAST_WEIGHT = 0.3;
/** So many processes are told apart; of more, so many ranks stand for all. */
const MOST_GROUPS = 4;
const RANKS = gaussLegendre(MOST_GROUPS);

/** Processes that win alike often: how many they are, and their chance against that of the average one. */
export interface RaceGroup {
  /** Not a whole number where one rank stands for several. */
  readonly count: number;
  readonly weight: number;
}

/** So many processes that race, and how their last race ended: the next one is like it, and starts from there. */
export interface Race {
  readonly groups: readonly RaceGroup[];
  /** ln of the share of one process of each group, then ln of the factor on the arrival rate that `racingProcesses` finds. */
  settled: readonly number[];
}

/** The ranks to look at, in order of fork from 0, and how many processes each stands for: Gaussian quadrature. */
function ranksOf(processes: number): readonly { readonly rank: number; readonly count: number }[] {
  if (processes <= MOST_GROUPS) return Array.from({ length: processes }, (_, rank) => ({ rank, count: 1 }));
  return Array.from(RANKS.nodes, (node, index) => ({
    rank: processes * node - 0.5,
    count: processes * (RANKS.weights[index] ?? 0),
  }));
}

/**
 * Chances in a race in which all could win, in order of fork: the wait queue of a shared socket is walked in a fixed
 * order. The process that won last wins less often (factor L): a Markov chain with p(i, j) ∝ w(j), whose
 * stationary law is π(i) ∝ w(i) (Σ w − (1 − L) w(i)) by detailed balance.
 */
function raceGroups(processes: number, { seniority, lastTakerWeight }: Behaviour): readonly RaceGroup[] {
  if (seniority === 0) return [{ count: processes, weight: 1 }];
  const middle = (processes - 1) / 2;
  const weights = ranksOf(processes).map(({ rank, count }) => ({
    count,
    weight: Math.max(LEAST_WEIGHT, 1 + seniority * (middle - rank)),
  }));
  const sum = weights.reduce((total, { count, weight }) => total + count * weight, 0);
  const chances = weights.map(({ count, weight }) => ({
    count,
    weight: weight * (sum - (1 - lastTakerWeight) * weight),
  }));
  const mean = chances.reduce((total, { count, weight }) => total + count * weight, 0) / processes;
  return chances.map(({ count, weight }) => ({ count, weight: weight / mean }));
}

export function raceOf(processes: number, behaviour: Behaviour): Race {
  const groups = raceGroups(processes, behaviour);
  return { groups, settled: [...groups.map(({ weight }) => Math.log(weight / processes)), 0] };
}
