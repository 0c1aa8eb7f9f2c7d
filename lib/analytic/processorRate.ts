import { remembered } from "@/lib/queueing/flowEquivalent";
import { meanOccupied, meanOccupiedUpTo } from "@/lib/queueing/occupiedCells";
import type { System } from "@/lib/servers/system";

/** Cores that a machine can keep busy in the long run: all of them, or the cgroup quota. */
export function usableCores({ cpu }: System): number {
  return Math.min(cpu.capacity, cpu.quotaCores ?? Number.POSITIVE_INFINITY);
}

/** How requests that want CPU translate into work done. Non-decreasing; never more than the cores. */
export interface Processor {
  /** Processes ready to run when j requests want CPU (all j of them without a GIL). */
  ready(j: number): number;
  /** Cores' worth of work done by j requests that want CPU. */
  rate(j: number): number;
}

export interface ProcessorShape {
  readonly processes: number;
  readonly threads: number;
  readonly cores: number;
  readonly gil: boolean;
  /** Share of the time in which ready processes share a core by chance while another idles; 0 for theory. */
  readonly imbalance: number;
  /** Share of a request's bursts that go to whichever process is idle, instead of staying with their own. */
  readonly toIdle: number;
}

/** imbalance_pct of the domain of cores that share a cache, squared. */
const IMBALANCE = 1.17 ** 2;

/**
 * Work done by k ready processes on C cores: all of min(k, C), or what a random placement leaves busy. The kernel looks
 * for an idle core among C (1 − 1.37 u²) of them, u the busy share (SIS_UTIL: kernel/sched/fair.c, update_idle_cpu_scan).
 */
function coresBusy(ready: number, cores: number, imbalance: number): number {
  const most = Math.min(ready, cores);
  if (imbalance === 0 || cores <= 1 || ready <= 1) return most;
  const busy = most / cores;
  const looked = Math.min(1, (cores * Math.max(0, 1 - IMBALANCE * busy * busy)) / (cores - 1));
  const random = Math.min(most, cores * (1 - (1 - 1 / cores) ** ready));
  return most - imbalance * (1 - looked) * (most - random);
}

/**
 * P processes of T slots with one GIL each on C cores. j requests fall on the processes like bosons into cells
 * (the conditional law of P equal single-server queues of a product-form network, given their total j): mean
 * number of processes with work P j/(P + j − 1). k ready processes run at min(k, C).
 */
export function processor({ processes, threads, cores, gil, imbalance, toIdle }: ProcessorShape): Processor {
  if (!gil) return { ready: (j) => j, rate: (j) => coresBusy(j, cores, imbalance) };
  if (processes === 1) return { ready: (j) => Math.min(1, j), rate: (j) => Math.min(1, j, cores) };
  if (threads === 1) {
    const ready = (j: number) => Math.min(j, processes);
    return { ready, rate: (j) => coresBusy(ready(j), cores, imbalance) };
  }
  const blend = (random: number, even: number) => random + (even - random) * toIdle;
  const upTo = remembered((j) => meanOccupiedUpTo(processes, j, cores));
  return {
    ready: (j) => blend(meanOccupied(processes, j), Math.min(j, processes)),
    rate: (j) => blend(upTo(Math.round(j)), Math.min(j, processes, cores)),
  };
}
