import { expect, test } from "vitest";
import type { Distribution } from "@/lib/scenario/distribution";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { predict } from "./predict";

interface Case {
  readonly cpuMs: number;
  readonly ioMs: number;
  readonly rateRps: number;
  readonly processes: number;
  readonly threads: number;
  readonly backlog: number;
}

const exponential = (mean: number): Distribution => ({ family: "exponential", mean });

function ideal({ cpuMs, ioMs, rateRps, processes, threads, backlog }: Case): Scenario {
  return {
    ...EXAMPLE,
    hardware: { ...EXAMPLE.hardware, cpus: 64, memoryMiB: 1_000_000 },
    server: { ...EXAMPLE.server, kind: "ideal", processes, threads, backlog },
    application: {
      ...EXAMPLE.application,
      classes: EXAMPLE.application.classes.slice(0, 1).map((one) => ({
        ...one,
        cpuMs: exponential(cpuMs),
        ioMs: exponential(ioMs),
        ioPhases: 1,
        backend: null,
      })),
    },
    backends: [],
    traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps, arrivals: { process: "poisson" } } },
  };
}

/** State probabilities of M/M/c/K. */
function states(erlangs: number, servers: number, capacity: number): number[] {
  const weights = [1];
  for (let n = 1; n <= capacity; n++) weights.push(((weights[n - 1] ?? 0) * erlangs) / Math.min(n, servers));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** P(Erlang of k phases of rate μ, then an exponential of rate ν, > t) by adding up a fine grid: independent of the model's ways. */
function tail(phases: number, mu: number, nu: number, time: number): number {
  if (phases === 0) return Math.exp(-nu * time);
  const survives = (t: number) => {
    let term = Math.exp(-mu * t);
    let sum = 0;
    for (let k = 0; k < phases; k++) {
      sum += term;
      term *= (mu * t) / (k + 1);
    }
    return sum;
  };
  // ∫ f_service(u) P(wait > t − u) du by Simpson's rule, plus P(service > t).
  const steps = 4000;
  const h = time / steps;
  let integral = 0;
  for (let index = 0; index <= steps; index++) {
    const u = index * h;
    const weight = index === 0 || index === steps ? 1 : index % 2 === 1 ? 4 : 2;
    integral += (weight * h * nu * Math.exp(-nu * u) * survives(time - u)) / 3;
  }
  return integral + Math.exp(-nu * time);
}

/** Survival function of the response of an accepted request in M/M/c/K with service rate 1/s. */
function responseTail(erlangs: number, servers: number, capacity: number, service: number, time: number): number {
  const p = states(erlangs, servers, capacity);
  const accepted = 1 - (p[capacity] ?? 0);
  let sum = 0;
  for (let n = 0; n < capacity; n++)
    sum += ((p[n] ?? 0) / accepted) * tail(Math.max(0, n - servers + 1), servers / service, 1 / service, time);
  return sum;
}

const CASES: readonly (readonly [string, Case, number])[] = [
  ["M/M/1/K at 70 %", { cpuMs: 10, ioMs: 0, rateRps: 70, processes: 1, threads: 1, backlog: 20 }, 1],
  ["M/M/1/K at ρ = 1", { cpuMs: 10, ioMs: 0, rateRps: 100, processes: 1, threads: 1, backlog: 9 }, 1],
  ["M/M/1/K at 180 %", { cpuMs: 10, ioMs: 0, rateRps: 180, processes: 1, threads: 1, backlog: 12 }, 1],
  ["T threads of I/O: M/M/6/K", { cpuMs: 0, ioMs: 50, rateRps: 100, processes: 1, threads: 6, backlog: 15 }, 6],
  ["P × 1 of I/O: M/M/5/K", { cpuMs: 0, ioMs: 50, rateRps: 110, processes: 5, threads: 1, backlog: 10 }, 5],
  ["P × T of I/O: M/M/12/K", { cpuMs: 0, ioMs: 20, rateRps: 550, processes: 3, threads: 4, backlog: 8 }, 12],
];

test.each(CASES)("%s: throughput, loss, mean and percentiles", (_, one, servers) => {
  const performance = predict(ideal(one)).performance;
  if (performance === null) throw new Error("An ideal server runs.");
  const service = one.cpuMs + one.ioMs;
  const erlangs = (one.rateRps * service) / 1000;
  const capacity = servers + one.backlog;
  const p = states(erlangs, servers, capacity);
  const lost = p[capacity] ?? 0;
  const meanNumber = p.reduce((sum, share, n) => sum + n * share, 0);
  const throughput = one.rateRps * (1 - lost);
  expect(performance.rejectedFraction).toBeCloseTo(lost, 9);
  expect(performance.throughputRps / throughput).toBeCloseTo(1, 9);
  expect(performance.server.meanMs / ((1000 * meanNumber) / throughput)).toBeCloseTo(1, 9);
  expect(performance.meanInSystem).toBeCloseTo(meanNumber, 8);
  const at = (time: number) => responseTail(erlangs, servers, capacity, service, time);
  expect(at(performance.server.p50Ms)).toBeCloseTo(0.5, 9);
  expect(at(performance.server.p90Ms)).toBeCloseTo(0.1, 9);
  expect(at(performance.server.p95Ms)).toBeCloseTo(0.05, 9);
  expect(at(performance.server.p99Ms)).toBeCloseTo(0.01, 9);
});

test("eight CPUs, 12 ms of CPU, 88 ms of waiting, 120 threads without a GIL: 666.7 requests/s, never negative", () => {
  const scenario = ideal({ cpuMs: 12, ioMs: 88, rateRps: 660, processes: 1, threads: 120, backlog: 2048 });
  const free: Scenario = {
    ...scenario,
    hardware: { ...scenario.hardware, cpus: 8 },
    runtime: { ...scenario.runtime, interpreter: "cpython-3.14t" },
  };
  expect(predict(free).performance?.capacityRps).toBeCloseTo(666.67, 1);
});

test("overload is a finding with its loss, not a number without end", () => {
  const { findings, performance } = predict(
    ideal({ cpuMs: 10, ioMs: 0, rateRps: 1000, processes: 1, threads: 1, backlog: 4 }),
  );
  expect(findings.map(({ code }) => code)).toContain("overload");
  expect(performance?.rejectedFraction).toBeCloseTo(0.9, 4);
  expect(performance?.throughputRps).toBeCloseTo(100, 2);
});
