import { truncatedGeometricMean } from "@/lib/queueing/geometricSum";
import { logEagerness, readyProcesses } from "@/lib/queueing/readyProcesses";

/**
 * How much P processes with queues of their own slow each other down on C cores: a process that wants a core gets
 * v = E[min(K, C)]/E[K] of one, for the number K of those that do which keeps as many cores busy as they are asked
 * for. Work beyond the cores leaves each C/P. `work`: cores' worth of CPU that one process is asked for.
 */
function meanSpeed(processes: number, cores: number, work: number): number {
  if (processes <= cores) return 1;
  const wanted = work * processes;
  const least = cores / processes;
  if (wanted >= cores * (1 - 1e-12)) return Math.min(1, least);
  if (work < 1e-12) return Math.min(1, cores);
  const { ready } = readyProcesses(processes, cores, Math.exp(logEagerness(processes, cores, wanted)));
  return Math.min(1, cores, Math.max(least, wanted / ready));
}

let last = { processes: 1, cores: 1, work: 0, speed: 1 };

/** The same, kept for the mixes of one row, of which all have as many processes. */
function coupledSpeed(processes: number, cores: number, work: number): number {
  if (last.processes !== processes || last.cores !== cores || last.work !== work)
    last = { processes, cores, work, speed: meanSpeed(processes, cores, work) };
  return last.speed;
}

/** Speed of a process by how many of its requests want CPU: those that have many are so because all are slow. */
export interface CoupledSpeeds {
  /** With one. */
  readonly first: number;
  /** With j, relative to that; non-increasing, and falling to C/P. */
  readonly relative: (j: number) => number;
}

/** Of C (P − 1)/P, which the excess over C/P tends to times j: what it is at the few j that matter. */
const NEAR = 0.7;
/** E[1/(1 + (j − 1)/c)] is about 1/(1 + 0.75 E[j − 1]/c) for geometric j. */
const CURVED = 0.75;
const SLOWEST = 0.25;
const ANY = 1e6;

/** A process of more slots than these is one of any number. */
export const MANY_SLOTS = 8;

/**
 * `coupledSpeed` spread over the states of one process. In the product form of P single-server queues that share C
 * cores its marginal law makes it work at v(j) = C/P + (v(1) − C/P) c/(c + j − 1): with a long queue here the others are
 * likely to have one too. c and v(1) follow from the mean speed (docs/model/service-rate.md); within 2 % of the exact
 * marginal for 3 to 8 processes on 2 and 4 cores at 50 to 90 %.
 */
export function coupledSpeeds(processes: number, threads: number, cores: number, work: number): CoupledSpeeds {
  const mean = coupledSpeed(processes, cores, work);
  const least = cores / processes;
  const above = mean - least;
  if (processes <= cores || threads === 1 || !(above > 1e-9)) return { first: mean, relative: () => 1 };
  const spread = (NEAR * cores * (processes - 1)) / processes;
  const places = threads < MANY_SLOTS ? threads : ANY;
  const behind = truncatedGeometricMean(Math.min(work / mean, 1 - 1e-9), places);
  const first = above / Math.max(SLOWEST, 1 - (CURVED * behind * above) / spread);
  const c = spread / first;
  const all = least + first;
  return { first: Math.min(1, all), relative: (j) => (least + (first * c) / (c + j - 1)) / all };
}
