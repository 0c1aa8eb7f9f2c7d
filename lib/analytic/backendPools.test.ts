import { expect, test } from "vitest";
import type { Backend } from "@/lib/scenario/application";
import type { Distribution } from "@/lib/scenario/distribution";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { predict } from "./predict";

/**
 * Ideal pools of 16 slots on 4 CPUs, 4 ms of CPU and 40 ms at a backend, as simulated (150,000 requests or p95 within 2 %, seed 1).
 * Processes, threads, connections, of whom, kept for, waits, their law, requests/s, mean and p95 in ms.
 */
const SIMULATED = [
  [1, 16, 3, "machine", "phase", 1, "exponential", 60, 83.6, 217.7],
  [1, 16, 3, "machine", "phase", 4, "exponential", 60, 100.0, 269.2],
  [1, 16, 3, "machine", "phase", 1, "deterministic", 60, 66.5, 128.2],
  [1, 16, 3, "machine", "phase", 4, "deterministic", 60, 78.5, 170.4],
  [1, 16, 3, "machine", "request", 4, "exponential", 50, 69.2, 181.9],
  [1, 16, 3, "machine", "request", 1, "deterministic", 50, 54.1, 87.4],
  [4, 4, 3, "machine", "phase", 4, "exponential", 60, 99.2, 266.5],
  [4, 4, 1, "process", "phase", 4, "exponential", 60, 93.0, 244.3],
  [4, 4, 1, "process", "phase", 1, "exponential", 60, 83.1, 219.4],
] as const;

/** The same with as much CPU as makes connections idle in their requests' hands: 50 ms, and 100 ms in 8 waits, 6 CPUs. */
const KEPT_BETWEEN_WAITS = [
  [6, 1, 2, 6, 176.5, 429.9],
  [6, 1, 3, 12, 179.0, 429.5],
  [1, 8, 3, 12, 295.9, 710.4],
] as const;

const law = (family: "exponential" | "deterministic", mean: number): Distribution => ({ family, mean });

test.each(SIMULATED)(
  "%i × %i, %i connections a %s for each %s, %i %s waits: within 11 % in the mean and 12 % in p95",
  (processes, threads, limit, scope, held, ioPhases, family, rateRps, meanMs, p95Ms) => {
    const backend: Backend = { name: "Database", limit, scope, held, onFull: "wait" };
    const scenario: Scenario = {
      ...EXAMPLE,
      hardware: { ...EXAMPLE.hardware, cpus: 4 },
      server: { ...EXAMPLE.server, kind: "ideal", processes, threads, backlog: 1_000_000 },
      application: {
        ...EXAMPLE.application,
        classes: EXAMPLE.application.classes.slice(0, 1).map((one) => ({
          ...one,
          cpuMs: law("exponential", 4),
          ioMs: law(family, 40),
          ioPhases,
          backend: backend.name,
        })),
      },
      backends: [backend],
      traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps, arrivals: { process: "poisson" } } },
    };
    const server = predict(scenario).performance?.server;
    expect(Math.abs((server?.meanMs ?? 0) / meanMs - 1)).toBeLessThan(0.11);
    expect(Math.abs((server?.p95Ms ?? 0) / p95Ms - 1)).toBeLessThan(0.12);
  },
);

test.each(KEPT_BETWEEN_WAITS)(
  "%i × %i, %i connections kept while requests compute: within 15 %",
  (processes, threads, limit, rateRps, meanMs, p95Ms) => {
    const backend: Backend = { name: "Database", limit, scope: "machine", held: "request", onFull: "wait" };
    const scenario: Scenario = {
      ...EXAMPLE,
      hardware: { ...EXAMPLE.hardware, cpus: 6 },
      server: { ...EXAMPLE.server, kind: "ideal", processes, threads, backlog: 1_000_000 },
      application: {
        ...EXAMPLE.application,
        classes: EXAMPLE.application.classes.slice(0, 1).map((one) => ({
          ...one,
          cpuMs: law("exponential", 50),
          ioMs: law("exponential", 100),
          ioPhases: 8,
          backend: backend.name,
        })),
      },
      backends: [backend],
      traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps, arrivals: { process: "poisson" } } },
    };
    const server = predict(scenario).performance?.server;
    expect(Math.abs((server?.meanMs ?? 0) / meanMs - 1)).toBeLessThan(0.15);
    expect(Math.abs((server?.p95Ms ?? 0) / p95Ms - 1)).toBeLessThan(0.15);
  },
);
