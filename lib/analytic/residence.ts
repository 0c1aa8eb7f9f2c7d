import type { QueueState } from "@/lib/queueing/queueState";
import type { Cumulants } from "@/lib/queueing/serviceFit";
import { backendWaitMs, backendWaitScv } from "./backendStations";
import { gammaCumulants, NONE, stretchedCumulants, sumCumulants } from "./cumulants";
import type { Machine, Rates } from "./machine";
import { slowdownVariance } from "./sharingVariance";
import type { WorkStream } from "./workload";

/** One stream's time in its slot until its response has left, by where it goes. */
export interface StreamResidence {
  readonly stream: WorkStream;
  /** For the thread that takes connections, beyond its own turn at the GIL. */
  readonly accept: Cumulants;
  readonly cpu: Cumulants;
  readonly gilWait: Cumulants;
  readonly cpuWait: Cumulants;
  readonly backendWait: Cumulants;
  readonly total: Cumulants;
}

function withMean({ variance, third }: Cumulants, mean: number): Cumulants {
  return { mean, variance, third };
}

/** How the mean wait for CPU is shared out: by turns at the GIL, by work where cores are shared. */
export function residencesOf(machine: Machine, rates: Rates, state: QueueState): StreamResidence[] {
  const { workload } = machine;
  const residence = state.throughput > 0 ? state.inService / state.throughput : 0;
  const fixed = workload.ioMs + workload.uploadMs + workload.drainMs + workload.idleMs;
  const allWaits = Math.max(0, residence - fixed - workload.cpuMs);
  const backend = backendWaitMs(rates.stations, state.throughput, allWaits);
  const wait = allWaits - backend;
  const backendScv = backendWaitScv(rates.stations, state.throughput);
  const wanting = state.throughput * (workload.cpuMs + wait);
  // What a request meets: itself and the others that want CPU. Those beyond one a process wait for a GIL.
  const met = wanting + 1;
  const beyondGils = met - rates.processor.ready(met);
  const beyondCores = met - rates.processor.rate(met);
  const onGil = rates.sharing !== null && beyondGils > 0 ? Math.min(1, beyondGils / Math.max(beyondCores, 1e-12)) : 0;
  const meanBursts = workload.streams.reduce((sum, stream) => sum + stream.share * stream.bursts, 0);
  const gils = machine.gil ? Math.min(rates.gils, machine.cores) : 1;
  const busy = Math.min(1, (state.throughput * workload.cpuMs) / gils);
  const { turns } = machine;
  const relative = turns.relative(busy);
  // Where processes share cores a GIL is held for longer than its CPU time: as in M/M/1 of that many requests.
  const held = machine.gil && rates.gils > machine.cores ? wanting / (rates.gils + wanting) : busy;
  const waitScv = turns.waitScv(held);
  const excess = workload.cpuMs > 0 ? wait / workload.cpuMs : 0;
  const servers = machine.gil ? gils : Math.min(machine.cores, rates.processor.rate(rates.slots));
  const slowdown = slowdownVariance(
    rates,
    state,
    excess,
    servers,
    (state.throughput * workload.cpuMs) / servers / rates.speed,
  );
  // A busy GIL stays busy from one burst of a request to the next: for ρhb/(1 − ρ)², as reflected Brownian motion.
  const burst = workload.cpuMs / meanBursts;
  const lasts = (held * turns.factor(held) * burst) / Math.max(1 - held, 1e-6) ** 2;
  return workload.streams.map((stream, index) => {
    const between = stream.io.mean / Math.max(1, stream.bursts - 1) + (wait * onGil) / meanBursts;
    const together = waitScv * (1 + (stream.bursts - 1) * Math.exp(-between / Math.max(lasts, 1e-9)));
    const shareOfWork = workload.cpuMs > 0 ? stream.cpu.mean / workload.cpuMs : 0;
    const gilMean = (wait * onGil * stream.bursts * (relative[index] ?? 1)) / meanBursts;
    const cpuMean = wait * (1 - onGil) * shareOfWork;
    // Turns after the first come with more work of one's own: that part of the wait grows with the demand.
    const withWork = gilMean * (1 - 1 / (turns.turns[index] ?? 1));
    const stretch = stream.cpu.mean > 0 ? (stream.cpu.mean + cpuMean + withWork) / stream.cpu.mean : 1;
    // Of the whole slow-down that part which comes by sharing varies with the company.
    const shared = excess > 0 ? (stretch - 1) / excess / stretch : 0;
    const stretched = stretchedCumulants(stream.cpu, stretch, slowdown * shared * shared);
    const backendWait = gammaCumulants(workload.ioMs > 0 ? (backend * stream.io.mean) / workload.ioMs : 0, backendScv);
    const once = gammaCumulants(gilMean - withWork, together / stream.bursts);
    const inTime = sumCumulants(stretched, once, backendWait, stream.io, stream.upload, stream.drain);
    return {
      stream,
      accept: NONE,
      cpu: withMean(stream.cpu, stream.cpu.mean - stream.afterMs),
      gilWait: withMean(once, gilMean),
      cpuWait: {
        mean: cpuMean,
        variance: stretched.variance - stream.cpu.variance,
        third: stretched.third - stream.cpu.third,
      },
      backendWait,
      total: withMean(inTime, inTime.mean - stream.afterMs),
    };
  });
}
