import { expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import { simulate } from "@/lib/simulation/simulate";
import { heldFor } from "./bodyHold";
import { mixOf, predict } from "./predict";

/** mod_wsgi, 12 × 1, no front end: 5 ms of CPU and a body of 30 kB over a link of 2 Mbit/s, 0.14 s that keeps the worker. */
function uploading(rateRps: number): Scenario {
  const [first] = EXAMPLE.application.classes;
  if (first === undefined) throw new Error("The example has classes.");
  return {
    ...EXAMPLE,
    hardware: { ...EXAMPLE.hardware, cpus: 8 },
    network: {
      ...EXAMPLE.network,
      keepAlive: false,
      clients: [{ name: "Slow", share: 1, rttMs: 10, downKbps: 10_000, upKbps: 2000, lossPercent: 0 }],
    },
    server: {
      ...EXAMPLE.server,
      kind: "mod_wsgi-embedded-prefork",
      processes: 12,
      threads: 1,
      frontEnd: { kind: "none", buffersRequests: false, buffersResponses: false, timeoutMs: 60_000 },
    },
    backends: [],
    application: {
      ...EXAMPLE.application,
      classes: [
        {
          ...{ ...first, weight: 1, backend: null, clients: null, ioPhases: 0 },
          cpuMs: { family: "exponential", mean: 5 },
          ioMs: { family: "deterministic", mean: 0 },
          requestBodyBytes: { family: "exponential", mean: 30_000 },
        },
      ],
    },
    traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps, arrivals: { process: "poisson" } } },
  };
}

test("a body that comes while its request waits keeps its worker for the rest only: moments by their integrals", () => {
  const [whole, rest, wait, delayed] = [200, 30, 50, 0.7];
  const steps = 200_000;
  const moments = [0, 0, 0];
  for (let step = 0; step < steps; step++) {
    const waited = -wait * Math.log(1 - (step + 0.5) / steps);
    const held = Math.max(whole - waited, rest);
    for (let power = 0; power < 3; power++)
      moments[power] =
        (moments[power] ?? 0) + (delayed * held ** (power + 1) + (1 - delayed) * whole ** (power + 1)) / steps;
  }
  const [mean = 0, square = 0, cube = 0] = moments;
  const found = heldFor(whole, rest, { delayed, meanMs: wait });
  expect(found.mean / mean).toBeCloseTo(1, 4);
  expect(found.variance / (square - mean * mean)).toBeCloseTo(1, 3);
  expect(found.third / (cube - 3 * mean * square + 2 * mean ** 3)).toBeCloseTo(1, 3);
});

test.each([60, 80])("%i requests/s whose bodies take most of the workers' time: the mean as simulated", (rateRps) => {
  const scenario = uploading(rateRps);
  const { server } = simulate(resolve(scenario), mixOf(scenario), { seed: 3, requests: 20_000, replications: 4 });
  const { performance } = predict(scenario);
  expect((performance?.server.meanMs ?? 0) / server.meanMs.value).toBeGreaterThan(0.85);
  expect((performance?.server.meanMs ?? 0) / server.meanMs.value).toBeLessThan(1.15);
});

test("more is served than workers could read of whole bodies, in a queue that keeps itself short; and that is said to be rough", () => {
  const scenario = uploading(110);
  const { server, throughputRps } = simulate(resolve(scenario), mixOf(scenario), {
    seed: 3,
    requests: 20_000,
    replications: 4,
  });
  const { performance } = predict(scenario);
  if (performance === null) throw new Error("It should run.");
  expect(throughputRps.value).toBeGreaterThan(105);
  expect(performance.throughputRps).toBeGreaterThan(109);
  expect(performance.capacityRps).toBeGreaterThan(150);
  expect(performance.trust.unstable).toBe(false);
  const error = Math.abs(performance.server.meanMs / server.meanMs.value - 1);
  expect(error * 100).toBeLessThan(performance.trust.meanErrorPercent);
  expect(performance.trust.meanErrorPercent).toBeGreaterThan(50);
});
