import { meanOfMinimum } from "@/lib/queueing/normalDistribution";
import type { System } from "@/lib/servers/system";

/** Cores that a machine can keep busy in the long run: all of them, or the cgroup quota. */
export function usableCores({ cpu }: System): number {
  return Math.min(cpu.capacity, cpu.quotaCores ?? Number.POSITIVE_INFINITY);
}

/** How requests that want CPU translate into work done. */
export interface Processor {
  /** Processes ready to run when j requests want CPU (all j of them without a GIL). */
  ready(j: number): number;
  /** Cores' worth of work done by j requests that want CPU. */
  rate(j: number): number;
}

/**
 * P processes of T slots with one GIL each on C cores. j requests fall on the processes like bosons into cells
 * (the conditional law of P equal single-server queues of a product-form network, given their total j), so the
 * number of processes with work is hypergeometric: mean P j/(P + j − 1). Never more than j of them, nor
 * fewer than j/T. k ready processes run at min(k, C).
 */
export function processor(processes: number, threads: number, cores: number, gil: boolean): Processor {
  if (!gil) return { ready: (j) => j, rate: (j) => Math.min(j, cores) };
  if (processes === 1) return { ready: () => 1, rate: () => Math.min(1, cores) };
  if (threads === 1) return { ready: (j) => Math.min(j, processes), rate: (j) => Math.min(j, processes, cores) };
  const slots = processes * threads;
  const ready = (j: number) => {
    const mean = (processes * j) / (processes + j - 1);
    // As the slots fill up, every process must have some: approach P at j = P·T.
    const filled = j / slots;
    return Math.min(j, mean + (Math.min(j, processes) - mean) * filled * filled);
  };
  const deviation = (j: number) => {
    const cells = processes + j - 1;
    if (cells < 2) return 0;
    const variance = (processes * (processes - 1) * j * (j - 1)) / (cells * cells * Math.max(1, cells - 1));
    const filled = j / slots;
    return Math.sqrt(Math.max(0, variance)) * (1 - filled * filled);
  };
  return {
    ready,
    rate: (j) => Math.min(meanOfMinimum(ready(j), deviation(j), cores), ready(j), cores),
  };
}
