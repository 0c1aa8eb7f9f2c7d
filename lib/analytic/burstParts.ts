import { burstQueue } from "@/lib/queueing/burstQueue";
import { NO_WAIT, type QueueState, type WaitingTime } from "@/lib/queueing/queueState";
import type { Arrivals } from "@/lib/scenario/traffic";
import type { Part } from "./evaluate";
import type { Machine, Queueing, Rates } from "./machine";
import { residencesOf } from "./residence";

type GammaWait = Extract<WaitingTime, { kind: "gamma" }>;
export type Bursts = Extract<Arrivals, { process: "bursty" }>;

/** Arrival rates in calm and burst, relative to their mean, and the rates a ms at which they end. */
function burstRates({ burstRatio, burstShare, burstMs }: Bursts) {
  const calmRatio = Math.max(0, (1 - burstRatio * burstShare) / (1 - burstShare));
  const calmEnds = burstShare / ((1 - burstShare) * burstMs);
  return { ratios: [calmRatio, burstRatio] as const, endRates: [calmEnds, 1 / burstMs] as const };
}

/** So near 1 that a gamma law is an exponential one. */
const EXPONENTIAL = 0.02;

/**
 * A wait that varies more than an exponential one as a mixture of two with its mean and variance and balanced means
 * (Tijms, A First Course in Stochastic Models, 2003, appendix B); such laws are quick to ask.
 */
function asExponentials(wait: GammaWait): readonly { readonly share: number; readonly wait: GammaWait }[] {
  if (wait.shape > 1 + EXPONENTIAL) return [{ share: 1, wait }];
  const rate = wait.rate / wait.shape;
  if (wait.shape > 1 - EXPONENTIAL) return [{ share: 1, wait: { ...wait, shape: 1, rate } }];
  const scv = 1 / wait.shape;
  const often = (1 + Math.sqrt((scv - 1) / (scv + 1))) / 2;
  return [often, 1 - often].map((share) => ({ share, wait: { ...wait, shape: 1, rate: 2 * share * rate } }));
}

/**
 * Bursts outlast requests, so that those who come in a burst and those who come in the calm meet different servers: one
 * part each. `variability` stretches the waits as in an open queue.
 */
export function burstParts(
  machine: Machine,
  rates: Rates,
  queueing: Queueing,
  arrivalRate: number,
  bursts: Bursts,
  variability: number,
): { readonly state: QueueState; readonly parts: readonly Part[] } {
  const { ratios, endRates } = burstRates(bursts);
  const solved = burstQueue({
    arrivalRates: [arrivalRate * ratios[0], arrivalRate * ratios[1]],
    endRates,
    slots: rates.slots,
    serviceRate: rates.serviceRate,
    places: queueing.places,
  });
  const { blocking, throughput, inService } = solved;
  const parts = solved.phases
    .filter(({ share }) => share > 0)
    .flatMap((phase): Part[] => {
      const base = { blocking, throughput: phase.throughput, inService: phase.inSlot * phase.throughput };
      const residences = residencesOf(machine, rates, { ...base, waiting: 0, wait: NO_WAIT });
      return asExponentials(phase.wait).map(({ share, wait }): Part => {
        const stretched = { ...wait, rate: wait.rate / variability };
        const meanWaitMs = (wait.delayed * wait.shape) / stretched.rate;
        const state = { ...base, waiting: meanWaitMs * phase.throughput, wait: stretched };
        return { share: phase.share * share, state, meanWaitMs, residences };
      });
    });
  const waiting = throughput * parts.reduce((sum, part) => sum + part.share * part.meanWaitMs, 0);
  const [first] = parts;
  return {
    state: { blocking, throughput, inService, waiting, wait: first?.state.wait ?? NO_WAIT },
    parts,
  };
}
