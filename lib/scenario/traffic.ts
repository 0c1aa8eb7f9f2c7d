import { z } from "zod";
import { durationMs } from "./distribution";
import { choice, quantity } from "./quantity";

const arrivals = z.discriminatedUnion("process", [
  z.strictObject({ process: z.literal("poisson") }),
  z.strictObject({ process: z.literal("paced") }),
  /** Two states (a Markov-modulated Poisson process): calm, and bursts of `burstRatio` times the mean rate. */
  z.strictObject({
    process: z.literal("bursty"),
    burstRatio: quantity({ min: 1, max: 100, unit: "× the mean rate" }),
    burstShare: quantity({ min: 0.001, max: 0.999, unit: "of the time" }),
    burstMs: quantity({ min: 1, max: 86_400_000, unit: "ms" }),
  }),
]);

const load = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("open"),
    rateRps: quantity({ min: 0.001, max: 1_000_000, unit: "requests/s" }),
    arrivals,
  }),
  z.strictObject({
    kind: z.literal("closed"),
    users: quantity({ min: 1, max: 1_000_000, unit: "users", integer: true }),
    thinkMs: durationMs,
  }),
]);

/** Arrivals at all machines together, and how they grow. */
export const traffic = z.strictObject({
  load,
  growthPercentPerMonth: quantity({ min: -90, max: 1000, unit: "% a month" }),
  /** Daily peak over `rateRps`, for growth: 1 when `rateRps` already is the peak. */
  dailyPeakRatio: quantity({ min: 1, max: 100, unit: "×" }),
});
export type Load = z.infer<typeof load>;
export type Arrivals = z.infer<typeof arrivals>;

const latencyObjective = z.strictObject({
  percentile: quantity({ min: 1, max: 99.99, unit: "%" }),
  limitMs: quantity({ min: 0.1, max: 3_600_000, unit: "ms" }),
  /** Where it is measured: until the last byte leaves the worker, or until the client has it all. */
  at: choice(["server", "client"]),
  /** Name of a request class; null for all requests together. */
  class: z.string().min(1).max(60).nullable(),
});
export type LatencyObjective = z.infer<typeof latencyObjective>;

/** What must hold. The load line is the lowest arrival rate at which any of these fails. */
export const objectives = z.strictObject({
  latency: z
    .array(latencyObjective)
    .min(1, { error: "Set at least one latency objective." })
    .max(8, { error: "Keep to 8 latency objectives." }),
  maxRejectedPercent: quantity({ min: 0, max: 100, unit: "%" }),
  maxCpuPercent: quantity({ min: 1, max: 100, unit: "%" }),
  maxMemoryPercent: quantity({ min: 1, max: 100, unit: "%" }),
});
