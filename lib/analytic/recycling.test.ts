import { expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Load } from "@/lib/scenario/traffic";
import { resolve } from "@/lib/servers/resolve";
import { simulate } from "@/lib/simulation/simulate";
import { mixOf, predict } from "./predict";

/** One process of mod_wsgi with 8 threads, 5 ms of CPU and 20 of waits, recycled after so many requests. */
function recycledAfter(maxRequests: number | null, load: Load): Scenario {
  const [first] = EXAMPLE.application.classes;
  if (first === undefined) throw new Error("The example has classes.");
  return {
    ...EXAMPLE,
    network: { ...EXAMPLE.network, keepAlive: false },
    server: { ...EXAMPLE.server, kind: "mod_wsgi-daemon", processes: 1, threads: 8, maxRequests },
    backends: [],
    application: {
      ...EXAMPLE.application,
      classes: [
        {
          ...{ ...first, weight: 1, backend: null, clients: null, ioPhases: 1 },
          cpuMs: { family: "exponential", mean: 5 },
          ioMs: { family: "exponential", mean: 20 },
        },
      ],
    },
    traffic: { ...EXAMPLE.traffic, load },
  };
}

const open = (rateRps: number): Load => ({ kind: "open", rateRps, arrivals: { process: "poisson" } });
const closed = (users: number): Load => ({ kind: "closed", users, thinkMs: { family: "exponential", mean: 500 } });

function performanceOf(scenario: Scenario) {
  const { performance } = predict(scenario);
  if (performance === null) throw new Error("It should run.");
  return performance;
}

test.each([
  ["open, after 600", recycledAfter(600, open(50))],
  ["open, after 1500", recycledAfter(1500, open(80))],
  ["closed, after 1000", recycledAfter(1000, closed(30))],
])("%s requests: as simulated", (_, scenario) => {
  // To the end: what stops once p95 is known may not have seen a process go.
  const options = { seed: 4, requests: 60_000, replications: 6 };
  const { server } = simulate(resolve(scenario), mixOf(scenario), options);
  const predicted = performanceOf(scenario).server;
  expect(predicted.meanMs / server.meanMs.value).toBeGreaterThan(0.85);
  expect(predicted.meanMs / server.meanMs.value).toBeLessThan(1.15);
  expect(predicted.p95Ms / server.p95Ms.value).toBeGreaterThan(0.8);
  expect(predicted.p95Ms / server.p95Ms.value).toBeLessThan(1.25);
});

test("after ever more requests it vanishes, and Little's law holds meanwhile", () => {
  const never = performanceOf(recycledAfter(null, open(50))).server.meanMs;
  let before = Number.POSITIVE_INFINITY;
  for (const after of [300, 1000, 10_000, 1e6]) {
    const { server, meanInSystem, throughputRps } = performanceOf(recycledAfter(after, open(50)));
    expect(meanInSystem / ((throughputRps / 1000) * server.meanMs)).toBeCloseTo(1, 6);
    expect(server.meanMs).toBeLessThan(before);
    before = server.meanMs;
  }
  expect(before / never).toBeCloseTo(1, 2);
});
