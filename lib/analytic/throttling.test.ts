import { expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import { simulate } from "@/lib/simulation/simulate";
import { mixOf, predict } from "./predict";

/** Gunicorn's sync worker on eight CPUs: exponential CPU time, no waits. */
function limited(quotaCores: number | null, cpuMs: number, rateRps: number): Scenario {
  const [first] = EXAMPLE.application.classes;
  if (first === undefined) throw new Error("The example has classes.");
  return {
    ...EXAMPLE,
    hardware: {
      ...EXAMPLE.hardware,
      cpus: 8,
      threadsPerCore: 1,
      cpuSpeed: 1,
      cpuQuotaCores: quotaCores,
      memoryMiB: 1e6,
    },
    server: { ...EXAMPLE.server, kind: "gunicorn-sync", processes: 16, threads: 1, backlog: 2048 },
    backends: [],
    application: {
      ...EXAMPLE.application,
      classes: [
        {
          ...{ ...first, weight: 1, backend: null, clients: null },
          cpuMs: { family: "exponential", mean: cpuMs },
          ioMs: { family: "deterministic", mean: 0 },
          responseBytes: { family: "deterministic", mean: 1000 },
          requestBodyBytes: { family: "deterministic", mean: 0 },
        },
      ],
    },
    traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps, arrivals: { process: "poisson" } } },
  };
}

function serverOf(scenario: Scenario) {
  const { performance } = predict(scenario);
  if (performance === null) throw new Error("It should run.");
  return performance.server;
}

test.each([
  [0.5, 10, 23.6],
  [0.5, 50, 8],
  [1.5, 10, 113],
  [4, 50, 60],
])("a quota of %s cores, %s ms of CPU, %s req/s: as simulated, not as so many slower cores", (quota, cpuMs, rate) => {
  const scenario = limited(quota, cpuMs, rate);
  const options = { seed: 3, requests: 12_000, replications: 6, precision: 0.05 };
  const { server } = simulate(resolve(scenario), mixOf(scenario), options);
  const predicted = serverOf(scenario);
  const { low, high } = server.meanMs;
  expect(predicted.meanMs).toBeGreaterThan(low * 0.88);
  expect(predicted.meanMs).toBeLessThan(high * 1.12);
  expect(predicted.p95Ms / server.p95Ms.value).toBeGreaterThan(0.75);
  expect(predicted.p95Ms / server.p95Ms.value).toBeLessThan(1.25);
});

test("a quota of all cores is none, and one that is hardly used shows little", () => {
  const free = serverOf(limited(null, 10, 20)).meanMs;
  expect(serverOf(limited(7.999, 10, 20)).meanMs / free).toBeCloseTo(1, 3);
  expect(serverOf(limited(2, 10, 20)).meanMs / free).toBeCloseTo(1, 3);
});

test("continuous and monotone in load, through the quota's own rate", () => {
  let before = 0;
  for (let rate = 40; rate < 260; rate += 2) {
    const { meanMs } = serverOf(limited(1.5, 10, rate));
    expect(meanMs).toBeGreaterThanOrEqual(before * (1 - 1e-3));
    before = meanMs;
  }
});
