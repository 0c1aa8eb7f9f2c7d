import type { Machine, Rates } from "./machine";
import type { Workload } from "./workload";

/** Squared coefficients of variation of a request's CPU and waits, and their covariance over the product of the means. */
interface DemandVariability {
  readonly cpu: number;
  readonly waits: number;
  readonly both: number;
}

function demandVariability({ streams, cpuMs, ioMs, uploadMs, drainMs }: Workload): DemandVariability {
  const waitMs = ioMs + uploadMs + drainMs;
  let cpu = 0;
  let waits = 0;
  let both = 0;
  for (const { share, cpu: own, io, upload, drain } of streams) {
    const aside = own.mean - cpuMs;
    const waitAside = io.mean + upload.mean + drain.mean - waitMs;
    cpu += share * (own.variance + aside * aside);
    waits += share * (io.variance + upload.variance + drain.variance + waitAside * waitAside);
    both += share * aside * waitAside;
  }
  const over = (value: number, by: number) => (by > 0 ? value / by : 0);
  return { cpu: over(cpu, cpuMs * cpuMs), waits: over(waits, waitMs * waitMs), both: over(both, cpuMs * waitMs) };
}

const known = new WeakMap<Workload, DemandVariability>();

function variabilityOf(workload: Workload): DemandVariability {
  const before = known.get(workload);
  if (before !== undefined) return before;
  const made = demandVariability(workload);
  known.set(workload, made);
  return made;
}

/** Requests that share a processor by which half of their variability is evened out. */
const EVENING_OUT = 8;

/**
 * How irregularly full slots are freed, as a squared coefficient of variation: the index of dispersion of departures, the
 * noise of exponential CPU bursts and waits scaled to that of the request's own (docs/model/queue.md). What shares a
 * processor is evened out the more of them there are (processor sharing is insensitive).
 */
export function slotVariability({ workload }: Machine, rates: Rates): number {
  const { computing, waiting, both, atFirst } = rates.departures();
  const demands = variabilityOf(workload);
  const sharing = Math.max(0, atFirst / rates.gils - 1);
  const cpu = 1 + (demands.cpu - 1) / (1 + sharing / EVENING_OUT);
  return Math.max(0, computing * cpu + waiting * demands.waits + 2 * both * demands.both);
}
