import { remembered } from "@/lib/queueing/flowEquivalent";
import { turnsAndWaits, waitingAndOthers } from "@/lib/queueing/turnsAndWaits";
import { backendQueue } from "./backendStations";
import { bunching } from "./bunching";
import type { Machine, Rates } from "./machine";

/** h so near 1 that the product form holds. */
const PRODUCT_FORM = 1e-3;

/** How much faster than in the product form requests leave, by how many are inside. */
type Relative = (n: number) => number;

interface Turns {
  readonly relative: Relative;
  /** P(n)/P(n − 1) with them, of one station alone. */
  readonly law: Relative;
}

/** Requests fall on several stations alike: each has its share of the n inside. */
function shared(stations: number, product: Relative, real: Relative): Relative {
  const one = (n: number) => product(n) / real(n);
  return (n) => {
    const each = Math.max(1, n / stations);
    const whole = Math.floor(each);
    const low = one(whole);
    return each > whole ? low + (each - whole) * (one(whole + 1) - low) : low;
  };
}

function gilTurns(machine: Machine, { slots, gils, sharing, serviceRate }: Rates, arrivalRate: number): Turns | null {
  if (sharing === null || slots <= gils) return null;
  const { demand, delay } = sharing;
  const use = Math.min(arrivalRate, serviceRate(slots)) * (demand / gils);
  const wait = machine.turns.factor(use);
  const h = wait * (1 + bunching(machine, use, wait, delay / demand));
  const waits = (use / demand) * delay;
  if (use <= 0 || Math.abs(h - 1) < PRODUCT_FORM) return null;
  const law = turnsAndWaits(use, h, waits);
  return { relative: shared(gils, turnsAndWaits(use, 1, waits), law), law };
}

function backendTurns({ workload }: Machine, rates: Rates, arrivalRate: number): Relative[] {
  const throughput = Math.min(arrivalRate, rates.serviceRate(rates.slots) * ALMOST);
  const { cpuMs, ioMs, uploadMs, drainMs, idleMs } = workload;
  const slotMs = cpuMs + ioMs + uploadMs + drainMs + idleMs;
  return rates.stations.flatMap((station) => {
    const queue = backendQueue(station, throughput, slotMs);
    if (queue === null || Math.abs(queue.h - 1) < PRODUCT_FORM) return [];
    const { use, delayed, h } = queue;
    const others = (throughput * slotMs) / station.pools;
    return [
      shared(station.pools, waitingAndOthers(use, delayed, 1, others), waitingAndOthers(use, delayed, h, others)),
    ];
  });
}

/** Of full slots' throughput: all of it would be a backend's without end. */
const ALMOST = 0.999;

/**
 * The rates while Poisson traffic of that rate (a ms, to one queue) decides how many are inside. With n requests kept inside a busy
 * GIL has its throughput, however long its bursts; but where they come and go, many are inside *because* a
 * long burst holds the GIL, and then few leave: likewise with a backend's connections. Up to the last slot the chain gets the law of an
 * open queue with such turns, relative to the product form's; with all slots taken requests are replaced, and nothing changes.
 */
export function inOpenTraffic(machine: Machine, rates: Rates, arrivalRate: number): Rates {
  const { slots, sharing, serviceRate: kept } = rates;
  const gil = gilTurns(machine, rates, arrivalRate);
  const backends = backendTurns(machine, rates, arrivalRate);
  const relative = gil === null ? backends : [gil.relative, ...backends];
  if (relative.length === 0) return rates;
  const base = gil !== null && sharing !== null ? sharing.rate : kept;
  const least = (n: number) => (gil !== null && rates.speed < 1 ? Math.min(base(n), arrivalRate / gil.law(n)) : 0);
  const below = remembered((n) => {
    let rate = base(n);
    for (const of of relative) rate *= of(n);
    // What slows all processes down makes queues here long too: that is in the base, and not to be counted twice.
    return Math.max(rate, least(n));
  });
  const { departures, processor, speed, gils, stations } = rates;
  const serviceRate = (n: number) => (n >= slots ? kept(n) : below(n));
  return { serviceRate, departures, slots, processor, speed, gils, sharing, stations };
}
