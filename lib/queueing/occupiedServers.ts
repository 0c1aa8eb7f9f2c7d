import { erlangC } from "./erlang";
import type { StationRate } from "./flowEquivalent";
import { remembered } from "./flowEquivalent";

const STEPS = 40;

/** Requests in M/M/c at a erlangs. */
function meanInside(servers: number, erlangs: number): number {
  return erlangs + (erlangC(servers, erlangs) * erlangs) / (servers - erlangs);
}

/**
 * Mean number of busy servers when n requests are at P stations of c servers each, where they came at random: all of
 * min(n, c) with one station; else what P queues M/M/c of n requests in the mean keep busy. With c = 1 it is that of the
 * law of n given, P n/(P + n − 1).
 */
export function occupiedServers(stations: number, servers: number): StationRate {
  if (stations <= 1) return (n) => Math.min(n, servers * stations);
  const whole = Math.max(1, Math.floor(servers));
  return remembered((n) => {
    const wanted = n / stations;
    let low = 0;
    let high = whole;
    for (let step = 0; step < STEPS; step++) {
      const middle = (low + high) / 2;
      if (meanInside(whole, middle) < wanted) low = middle;
      else high = middle;
    }
    return Math.min(n, stations * whole, (stations * low * (stations + n)) / (stations + n - 1));
  });
}
