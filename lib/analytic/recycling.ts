import type { QueueState, WaitingTime } from "@/lib/queueing/queueState";
import { RECYCLING } from "@/lib/servers/recycling";
import type { Evaluation, Part } from "./evaluate";
import type { Machine } from "./machine";

/** So few requests that come while the process is away do not show. */
const NEGLIGIBLE = 1e-6;
/** Squared coefficient of variation of what is left of an absence: anything from all of it to nothing. */
const EVENLY = 1 / 3;

/** A wait of those who found the process away, on top of what they would have waited: a gamma law of both. */
function later({ wait }: QueueState, meanWaitMs: number, absenceMs: number): WaitingTime {
  const delayed = Math.max(wait.delayed, 1e-12);
  // Those who wait do so about exponentially: E[W²] = 2 E[W]²/P(wait).
  const own = (2 * meanWaitMs * meanWaitMs) / delayed - meanWaitMs * meanWaitMs;
  const mean = meanWaitMs + absenceMs / 2;
  const shape = (mean * mean) / (own + (EVENLY * absenceMs * absenceMs) / 4);
  return { kind: "gamma", delayed: 1, shape, rate: shape / mean };
}

/** How long kept connections delay the end of a process. */
function lingeringMs({ system: { keepAlive, hold } }: Machine, throughput: number): number {
  if (keepAlive === null || hold.idle === "nothing") return 0;
  const kept = throughput * (1 - 1 / keepAlive.requestsPerConnection) * keepAlive.idleMs;
  return keepAlive.idleMs * -Math.expm1(-kept);
}

/**
 * The only process goes away after M requests (max-requests, with its jitter): it takes none until the last one inside is
 * done, then starts again, together H ms. Who comes meanwhile waits for what is left of it, and those after them until
 * the line is gone: λH/(1 − ρ) requests of each M, whose wait falls evenly from H to nothing (a fluid, whose wait is
 * longest for the first). At ρ = 1 − λH/M it would be all of them. Users who think come less often for it.
 */
export function recycled(machine: Machine, evaluation: Evaluation, users: number | null): Evaluation {
  const { maxRequests } = machine.system;
  const { mix, throughput, capacity, inService } = evaluation;
  if (maxRequests === null || mix.processes > 1 || !(throughput > 0)) return evaluation;
  const busy = inService / Math.max(throughput, 1e-12);
  // The last of n exponential times in slots ends after about ln(n + 1) of them; a kept connection when it has been idle.
  const absenceMs = RECYCLING.awayMs + busy * Math.log1p(inService) + lingeringMs(machine, throughput);
  const takenMs = Math.min(absenceMs * throughput, users ?? Number.POSITIVE_INFINITY);
  const slack = Math.max(1 - throughput / capacity, 1e-3);
  const share = Math.min(1, takenMs / slack / (maxRequests * (1 + RECYCLING.jitter / 2)));
  if (share < NEGLIGIBLE) return evaluation;
  const waitMs = (share * absenceMs) / 2;
  const slower = users === null ? 1 : 1 / (1 + (throughput * waitMs) / users);
  const parts = evaluation.parts.flatMap((part): Part[] => {
    const wait = later(part.state, part.meanWaitMs, absenceMs);
    const away = { ...part, state: { ...part.state, wait }, meanWaitMs: part.meanWaitMs + absenceMs / 2 };
    return share < 1
      ? [
          { ...part, share: part.share * (1 - share) },
          { ...away, share: part.share * share },
        ]
      : [away];
  });
  return {
    ...evaluation,
    state: { ...evaluation.state, throughput: evaluation.state.throughput * slower },
    throughput: throughput * slower,
    offered: users === null ? evaluation.offered : evaluation.offered * slower,
    meanInSystem: (evaluation.meanInSystem + throughput * waitMs) * slower,
    inService: inService * slower,
    meanWaitMs: evaluation.meanWaitMs + waitMs,
    parts,
  };
}
