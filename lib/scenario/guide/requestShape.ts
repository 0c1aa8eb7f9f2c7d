import type { RequestClass } from "@/lib/scenario/application";
import type { Distribution } from "@/lib/scenario/distribution";
import type { Scenario } from "@/lib/scenario/scenario";

/** Mean CPU time and waiting of a request over all classes, by weight, in ms. */
export function meanDemand({ application }: Scenario): { readonly cpuMs: number; readonly ioMs: number } {
  const weights = application.classes.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (one: RequestClass) => number) =>
    application.classes.reduce((sum, one) => sum + (one.weight * of(one)) / weights, 0);
  return { cpuMs: mean(({ cpuMs }) => cpuMs.mean), ioMs: mean(({ ioMs }) => ioMs.mean) };
}

function withMean(distribution: Distribution, mean: number): Distribution {
  return { ...distribution, mean: Number(mean.toPrecision(3)) };
}

/** Demands scaled so that their means are these; classes keep their proportions, where there are any to keep. */
function withDemand(scenario: Scenario, cpuMs: number, ioMs: number): Scenario {
  const before = meanDemand(scenario);
  const scaled = (distribution: Distribution, now: number, wanted: number) =>
    withMean(distribution, now === 0 ? wanted : (distribution.mean * wanted) / now);
  return {
    ...scenario,
    application: {
      ...scenario.application,
      classes: scenario.application.classes.map((one) => ({
        ...one,
        cpuMs: scaled(one.cpuMs, before.cpuMs, cpuMs),
        ioMs: scaled(one.ioMs, before.ioMs, ioMs),
      })),
    },
  };
}

/** The same requests, taking `totalMs` on average, computing and waiting in the proportion they had. */
export function withRequestTime(scenario: Scenario, totalMs: number): Scenario {
  const { cpuMs, ioMs } = meanDemand(scenario);
  const factor = totalMs / (cpuMs + ioMs);
  return withDemand(scenario, cpuMs * factor, ioMs * factor);
}

/** The same requests, as long as they were, with this share of the time waiting, 0 … 1. */
export function withWaitShare(scenario: Scenario, share: number): Scenario {
  const { cpuMs, ioMs } = meanDemand(scenario);
  const totalMs = cpuMs + ioMs;
  return withDemand(scenario, totalMs * (1 - share), totalMs * share);
}

/** A process of this size; the part that is shared before the fork stays in proportion. */
export function withProcessSize(scenario: Scenario, mebibytes: number): Scenario {
  const { memory } = scenario.application;
  const sharedBeforeForkMiB = Math.round((memory.sharedBeforeForkMiB * mebibytes) / memory.processMiB);
  return {
    ...scenario,
    application: { ...scenario.application, memory: { ...memory, processMiB: mebibytes, sharedBeforeForkMiB } },
  };
}
