import type { StationRate } from "./flowEquivalent";
import { logEagerness } from "./readyProcesses";

/** Up to so many slots a process, and so many in all, their number tells. */
export const FEW_SLOTS = 16;
const MOST = 128;
/**
 * Slots a core, those in waits aside, up to which their number tells all; beyond, by the power 1.3 of it. Between the two
 * laws, which are 10 % too fast and 20 % too slow at 90 % load, by simulated ideal pools of 2 to 8 processes.
 */
const TOLD = 1.5;

/** ln C(n, k), n ≤ `largest`, from a table of logarithms of factorials. */
function logBinomials(largest: number): (n: number, k: number) => number {
  const logFactorial = new Float64Array(largest + 1);
  for (let n = 2; n <= largest; n++) logFactorial[n] = (logFactorial[n - 1] ?? 0) + Math.log(n);
  return (n, k) => (logFactorial[n] ?? 0) - (logFactorial[k] ?? 0) - (logFactorial[n - k] ?? 0);
}

/**
 * Cores' worth of work that j requests of one of P processes of T slots get done, all requests of all processes sharing
 * C cores evenly, at most one each (no GIL). `work`: cores that one process keeps busy, `waiting`:
 * requests of it that are in their waits, in the mean. With n requests that
 * compute, in slots that are all alike, a process has j of them by the hypergeometric law, so that the chain of its own
 * number has P(j) = Σ π(n) C(T, j) C(PT − T, n − j)/C(PT, n), π the machine repairman's law of PT slots on C cores; the
 * rate is that which its balance asks for: exact for T = 1. With many slots a core it is that of slots without number. Work beyond the cores leaves each process C/P.
 */
export function sharedCores(
  processes: number,
  threads: number,
  waiting: number,
  cores: number,
  work: number,
): StationRate {
  const slots = processes * threads;
  const offered = work * processes;
  const least = cores / processes;
  if (processes === 1 || offered >= cores * (1 - 1e-9)) return (j) => Math.min(j, least);
  if (offered < 1e-9 || slots <= cores) return (j) => Math.min(j, cores);
  const any = amongAny(processes, cores, work);
  if (threads > FEW_SLOTS || slots > MOST) return any;
  const few = amongFew(processes, threads, cores, work);
  if (threads === 1) return few;
  const free = Math.max(0, processes * (threads - waiting)) / cores;
  const told = Math.min(1, (TOLD / Math.max(free, TOLD)) ** 1.3);
  return (j) => few(j) ** told * any(j) ** (1 - told);
}

function amongFew(processes: number, threads: number, cores: number, work: number): StationRate {
  const slots = processes * threads;
  const g = logEagerness(slots, cores, work * processes);
  const logChoose = logBinomials(slots);
  const logAll = new Float64Array(slots + 1);
  let most = 0;
  for (let n = 1; n <= slots; n++) {
    logAll[n] = (logAll[n - 1] ?? 0) + g + Math.log((slots - n + 1) / Math.min(n, cores));
    most = Math.max(most, logAll[n] ?? 0);
  }
  const own = new Float64Array(threads + 1);
  let total = 0;
  let mean = 0;
  for (let j = 0; j <= threads; j++) {
    let sum = 0;
    for (let n = j; n <= slots - threads + j; n++)
      sum += Math.exp((logAll[n] ?? 0) - most + logChoose(slots - threads, n - j) - logChoose(slots, n));
    own[j] = sum * Math.exp(logChoose(threads, j));
    total += own[j] ?? 0;
    mean += j * (own[j] ?? 0);
  }
  const begins = work / (threads - mean / total);
  return (j) => {
    const at = Math.min(j, threads);
    return Math.min(j, (begins * (threads - at + 1) * (own[at - 1] ?? 0)) / (own[at] ?? 1));
  };
}

/**
 * The same of slots without number: each of n requests inside belongs to this process with probability 1/P,
 * P(j) = Σ π(n) C(n, j) (1/P)ʲ (1 − 1/P)ⁿ⁻ʲ, π that of M/M/C. The rate is C − (P − 1) work with many here.
 */
function amongAny(processes: number, cores: number, work: number): StationRate {
  const ratio = (work * processes) / cores;
  const own = 1 / processes;
  const first = Math.ceil(cores);
  const logChoose = logBinomials(first);
  // π(n) relative to A ratioⁿ, which it is from ⌈C⌉ on: ln of Π_{i > n} min(i, C)/C.
  const excess = new Float64Array(first + 1);
  for (let n = first - 1; n >= 0; n--) excess[n] = (excess[n + 1] ?? 0) + Math.log(Math.min(n + 1, cores) / cores);
  const logOdds = Math.log(own * ratio) - Math.log1p(-(1 - own) * ratio);
  const logOwn = Math.log(own * ratio);
  const logOther = Math.log((1 - own) * ratio);
  // P(j) relative to A/(1 − q r) (p r/(1 − q r))ʲ: below C it holds less than the geometric law says.
  const relative = (j: number) => {
    let less = 0;
    for (let n = j; n < first; n++) {
      const geometric = Math.exp(logChoose(n, j) + j * logOwn + (n - j) * logOther - j * logOdds);
      less += geometric * -Math.expm1(excess[n] ?? 0);
    }
    return Math.max(1e-12, 1 - less * (1 - (1 - own) * ratio));
  };
  const most = work / Math.exp(logOdds);
  return (j) => Math.min(j, j > first ? most : (most * relative(j - 1)) / relative(j));
}
