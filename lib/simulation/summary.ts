import type { System } from "@/lib/servers/system";
import { TIME_SEGMENTS, type TimeBreakdown, type TimeSegment } from "@/lib/servers/timeSegments";
import type { SlotUse } from "./averages";
import { type Estimate, estimate } from "./kernel/estimate";
import { Histogram } from "./kernel/histogram";
import type { LatencyEstimate, SimulationResult } from "./result";
import type { Run } from "./run";
import { LOSS_CAUSES, type LossCause, type Recorder } from "./server/recorder";

/** Of an unstable server, an interval this wide (high / low) holds nine of ten runs of the same load. */
const UNSTABLE_SPREAD = 3;
/** Where more clients than this had to knock again, response times hang on retry schedules, and no two runs agree. */
const RETRIED = 0.05;
/** Slow requests are those within this factor of the 95th percentile. */
const SLOW_BAND = 1.1;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What several replications say together. An unstable server widens the intervals from the mean of runs to one run. */
export function summarise(
  replications: readonly Run[],
  context: { readonly seed: number; readonly system: System; readonly unstable: boolean },
): SimulationResult {
  const { classes, requestMemoryMiB } = context.system;
  const recorders = replications.map((replication) => replication.recorder);
  const averages = replications.map((replication) => replication.averages);
  const mean = (pick: (one: (typeof averages)[number]) => number) => sum(averages.map(pick)) / averages.length;
  const requests = sum(recorders.map((recorder) => recorder.completed));
  const losses = sum(recorders.map((recorder) => recorder.losses));
  const rates = replications.map(({ recorder, countedMs }) => (1000 * recorder.finished) / Math.max(1e-9, countedMs));
  const unstable = context.unstable || sum(recorders.map((recorder) => recorder.retried)) > RETRIED * requests;
  const latency = (pick: (recorder: Recorder) => Histogram) => estimateLatency(recorders.map(pick), unstable);
  const p95Ms = pooled(recorders.map((recorder) => recorder.server)).quantile(0.95);
  return {
    seed: context.seed,
    replications: replications.length,
    requests,
    throughputRps: estimate(sum(rates) / rates.length, rates),
    lossFraction: requests + losses === 0 ? 0 : losses / (requests + losses),
    lost: lossesByCause(recorders),
    server: latency((recorder) => recorder.server),
    client: latency((recorder) => recorder.client),
    classes: classes.map(({ name }, index) => {
      const own = (recorder: Recorder) => (classes.length === 1 ? recorder : recorder.classes[index]) ?? recorder;
      return {
        name,
        server: latency((recorder) => own(recorder).server),
        client: latency((recorder) => own(recorder).client),
      };
    }),
    breakdown: {
      mean: breakdownBetween(recorders, 0, Number.POSITIVE_INFINITY),
      slow: breakdownBetween(recorders, p95Ms / SLOW_BAND, p95Ms * SLOW_BAND),
    },
    utilisation: {
      cpu: mean((one) => one.cpu),
      gil: averages.some((one) => one.gil === null) ? null : mean((one) => one.gil ?? 0),
      workers: mean((one) => one.workers),
      backends: (averages[0]?.backends ?? []).map((_, index) => mean((one) => one.backends[index] ?? 0)),
    },
    requestMemory: {
      meanMiB: requestMemoryMiB * mean((one) => one.inAllSlots.mean),
      peakMiB: requestMemoryMiB * Math.max(...averages.map((one) => one.inAllSlots.peak)),
      processes: fullest(averages.map((one) => one.inSlots)).map(({ mean: busy, peak }) => ({
        meanMiB: requestMemoryMiB * busy,
        peakMiB: requestMemoryMiB * peak,
      })),
    },
    meanInSystem: mean((one) => one.inSystem),
    meanInBacklog: mean((one) => one.inBacklog),
    processShares: shares(averages.map((one) => one.served)),
    unstable,
  };
}

function pooled(histograms: readonly Histogram[]): Histogram {
  const all = new Histogram();
  for (const one of histograms) all.add(one);
  return all;
}

function estimateLatency(histograms: readonly Histogram[], unstable: boolean): LatencyEstimate {
  const all = pooled(histograms);
  const filled = histograms.filter((one) => one.count > 0);
  const of = (pick: (histogram: Histogram) => number): Estimate => {
    return unstable ? oneRun(filled.map(pick)) : estimate(pick(all), filled.map(pick));
  };
  return {
    meanMs: of((one) => one.mean),
    p50Ms: of((one) => one.quantile(0.5)),
    p90Ms: of((one) => one.quantile(0.9)),
    p95Ms: of((one) => one.quantile(0.95)),
    p99Ms: of((one) => one.quantile(0.99)),
  };
}

/** The middle run (geometric mean: they differ by factors), and where another may lie. */
function oneRun(runs: readonly number[]): Estimate {
  const value = Math.exp(sum(runs.map((run) => Math.log(Math.max(run, 1e-9)))) / Math.max(1, runs.length));
  const reach = Math.sqrt(UNSTABLE_SPREAD);
  return { value, low: value / reach, high: value * reach };
}

function lossesByCause(recorders: readonly Recorder[]): Record<LossCause, number> {
  const lost = { backlogFull: 0, clientTimeout: 0, frontEndTimeout: 0, serverTimeout: 0, backendRefused: 0 };
  for (const cause of LOSS_CAUSES) lost[cause] = sum(recorders.map((recorder) => recorder.lost[cause]));
  return lost;
}

function breakdownBetween(recorders: readonly Recorder[], lowMs: number, highMs: number): TimeBreakdown {
  const parts = recorders.map((recorder) => recorder.timesBetween(lowMs, highMs));
  const count = Math.max(1, sum(parts.map((part) => part.count)));
  const of = (segment: TimeSegment) => sum(parts.map((part) => part.sums[TIME_SEGMENTS.indexOf(segment)] ?? 0)) / count;
  return {
    queue: of("queue"),
    accept: of("accept"),
    upload: of("upload"),
    gilWait: of("gilWait"),
    cpuWait: of("cpuWait"),
    cpu: of("cpu"),
    backendWait: of("backendWait"),
    io: of("io"),
    drain: of("drain"),
  };
}

/** Each replication's shares in falling order, averaged place by place: who leads differs from run to run. */
function shares(served: readonly (readonly number[])[]): readonly number[] {
  const sorted = served.map((counts) => {
    const total = Math.max(1, sum(counts));
    return counts.map((count) => count / total).sort((a, b) => b - a);
  });
  return (sorted[0] ?? []).map((_, place) => sum(sorted.map((one) => one[place] ?? 0)) / sorted.length);
}

/** Each replication's processes from the fullest on: means averaged place by place, peaks the highest. */
function fullest(runs: readonly (readonly SlotUse[])[]): readonly SlotUse[] {
  const sorted = runs.map((uses) => [...uses].sort((a, b) => b.mean - a.mean));
  return (sorted[0] ?? []).map((_, place) => {
    const uses = sorted.flatMap((one) => one[place] ?? []);
    return { mean: sum(uses.map((use) => use.mean)) / uses.length, peak: Math.max(...uses.map((use) => use.peak)) };
  });
}
