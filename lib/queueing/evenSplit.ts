import type { StationRate } from "./flowEquivalent";

export interface EvenSplit {
  readonly processes: number;
  /** Slots of each process. */
  readonly threads: number;
  /** Completion rate of the whole if requests went to processes at random, however full they were. */
  readonly random: StationRate;
  /** The same with cores for all processes; `random` itself where there are. */
  readonly apart: StationRate;
  /** X(PT), all slots taken; P X₁(T) where there is a core for each process. */
  readonly full: number;
  /** Completion rate of one process by itself, n = 1 … threads. */
  readonly alone: StationRate;
  /** Whether each request goes to the process that has the fewest. */
  readonly fewest: boolean;
}

/**
 * How far a request's process is decided by who still has a free slot: not at all while no process can be full
 * (n < threads), wholly when all slots but one are taken. Between the two it was fitted to the exact law, the convolution of
 * P chains cut at T (docs/model/service-rate.md): within 2 % of X(n) for 2 to 16 processes of 2 to 16 threads.
 */
function decidedBySpace(n: number, processes: number, threads: number): number {
  const s = Math.max(0, (n - threads + 1) / (threads * (processes - 1)));
  return s >= 1 ? 1 : (s * Math.sqrt(s) + s * s * (3 - 2 * s)) / 2;
}

/** How sharply waits for a GIL that are saved become waits for a core as these fill (simulated ideal pools, 4 × 4 to 4 × 8). */
const CORES_FULL = 8;

/**
 * X(n) of P processes of T slots that share a queue. With all slots taken each process holds T requests; with fewer it
 * goes over to requests that fall on the processes at random. Where processes share cores, part of the waits for a GIL
 * that evenness saves become waits for a core: so many as make X(PT) what it is, fewer the less is asked of the cores.
 */
export function evenSplit({ processes, threads, random, apart, alone, full, fewest }: EvenSplit): StationRate {
  if (processes === 1) return random;
  const slots = processes * threads;
  const atMost = random(slots);
  const savedByFull = 1 / apart(slots) - 1 / (processes * alone(threads));
  const lost = savedByFull > 0 ? Math.min(1, Math.max(0, 1 - (1 / atMost - 1 / full) / savedByFull)) : 1;
  return (n) => {
    const x = random(n);
    const each = Math.min(threads, n / processes);
    const whole = Math.floor(each);
    const low = whole > 0 ? alone(whole) : 0;
    const even = processes * (each > whole ? low + (each - whole) * (alone(whole + 1) - low) : low);
    const kept = lost === 0 ? 1 : 1 - lost * Math.min(1, x / atMost) ** CORES_FULL;
    const best = 1 / (1 / x - Math.max(0, 1 / apart(n) - 1 / even) * kept);
    return x + (fewest ? 1 : decidedBySpace(n, processes, threads)) * (best - x);
  };
}
