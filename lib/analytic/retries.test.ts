import { expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Load } from "@/lib/scenario/traffic";
import { resolve } from "@/lib/servers/resolve";
import { simulate } from "@/lib/simulation/simulate";
import { shareAnswered } from "./answeredWithin";
import { attemptsAt } from "./attempts";
import { evaluate } from "./evaluate";
import { attemptsOf } from "./patience";
import { mixOf, modelOf, predict } from "./predict";

const LINK = { name: "Link", share: 1, rttMs: 1, downKbps: 100_000, upKbps: 100_000, lossPercent: 0 };
const POISSON = { process: "poisson" } as const;

/** Gunicorn's sync worker, 4 processes on 4 CPUs, 40 ms of CPU on average, exponential. */
function impatient(
  timeoutMs: number | null,
  retries: number,
  load: Load,
  more: Partial<Scenario["network"]> = {},
): Scenario {
  const [first] = EXAMPLE.application.classes;
  if (first === undefined) throw new Error("The example has classes.");
  return {
    ...EXAMPLE,
    hardware: { ...EXAMPLE.hardware, cpus: 4, threadsPerCore: 1, cpuSpeed: 1, cpuQuotaCores: null, machines: 1 },
    network: { ...EXAMPLE.network, clients: [LINK], keepAlive: false, timeoutMs, retries, ...more },
    server: {
      ...EXAMPLE.server,
      ...{ kind: "gunicorn-sync", processes: 4, threads: 1, backlog: 2048 },
      frontEnd: { kind: "none", buffersRequests: false, buffersResponses: false, timeoutMs: 60_000 },
    },
    backends: [],
    application: {
      ...EXAMPLE.application,
      classes: [
        {
          ...{ ...first, weight: 1, backend: null, clients: null },
          cpuMs: { family: "exponential", mean: 40 },
          ioMs: { family: "deterministic", mean: 0 },
          responseBytes: { family: "deterministic", mean: 1000 },
          requestBodyBytes: { family: "deterministic", mean: 0 },
        },
      ],
    },
    traffic: { ...EXAMPLE.traffic, load },
  };
}

const open = (rateRps: number): Load => ({ kind: "open", rateRps, arrivals: POISSON });
const closed = (users: number): Load => ({ kind: "closed", users, thinkMs: { family: "exponential", mean: 300 } });

function performanceOf(scenario: Scenario) {
  const { performance } = predict(scenario);
  if (performance === null) throw new Error("It should run.");
  return performance;
}

test.each([
  ["open, no retries", impatient(100, 0, open(45))],
  ["open, two retries", impatient(60, 2, open(25))],
  ["closed, no retries", impatient(80, 0, closed(12))],
  ["closed, three retries", impatient(100, 3, closed(8))],
])("%s: response times and the work done in vain are as simulated", (_, scenario) => {
  const simulated = simulate(resolve(scenario), mixOf(scenario), {
    ...{ seed: 2, requests: 20_000, replications: 6, precision: 0.03 },
  });
  const { client, throughputRps } = performanceOf(scenario);
  expect(client.meanMs / simulated.client.meanMs.value).toBeGreaterThan(0.92);
  expect(client.meanMs / simulated.client.meanMs.value).toBeLessThan(1.08);
  expect(client.p95Ms / simulated.client.p95Ms.value).toBeGreaterThan(0.9);
  expect(client.p95Ms / simulated.client.p95Ms.value).toBeLessThan(1.1);
  const { machine } = modelOf(scenario);
  const busy = (throughputRps * machine.workload.cpuMs) / 1000 / 4;
  expect(busy / simulated.utilisation.cpu).toBeGreaterThan(0.92);
  expect(busy / simulated.utilisation.cpu).toBeLessThan(1.08);
});

test("the attempts agree with the share that they themselves let give up", () => {
  const { machine } = modelOf(impatient(150, 2, open(70)));
  const { offered, parts } = evaluate(machine, { processes: 4, threads: 1 }, machine.system.load);
  const lost = 1 - shareAnswered(attemptsAt(parts), 150);
  expect(lost).toBeGreaterThan(0.05);
  expect((offered * 1000) / 70 / attemptsOf(lost, 2)).toBeCloseTo(1, 3);
});

test("endless patience is none, and who does not try again brings no load", () => {
  const patient = performanceOf(impatient(null, 0, open(70)));
  expect(performanceOf(impatient(1e6, 3, open(70)))).toEqual(patient);
  const cut = performanceOf(impatient(150, 0, open(70)));
  expect(cut.throughputRps).toBeCloseTo(patient.throughputRps, 9);
  expect(cut.client.p99Ms).toBeLessThanOrEqual(150 + 2 * LINK.rttMs + 1);
  expect(cut.client.meanMs).toBeLessThan(patient.client.meanMs);
});

test("bodies that take longer than the client's patience never reach the server", () => {
  const upload = (kbps: number) => {
    const scenario = impatient(1000, 0, open(20), { clients: [{ ...LINK, rttMs: 0, upKbps: kbps }] });
    const [only] = scenario.application.classes;
    if (only === undefined) throw new Error("One class.");
    const classes = [{ ...only, requestBodyBytes: { family: "exponential" as const, mean: 10_000 } }];
    return performanceOf({
      ...scenario,
      server: {
        ...scenario.server,
        frontEnd: { kind: "nginx", buffersRequests: true, buffersResponses: true, timeoutMs: 60_000 },
      },
      application: { ...scenario.application, classes },
    });
  };
  // At 80 kbit/s a body takes 1 s on average, exponential: 1 − 1/e of them come in time.
  expect(upload(80).throughputRps / 20).toBeCloseTo(1 - Math.exp(-1), 2);
  expect(upload(80_000).throughputRps / 20).toBeCloseTo(1, 6);
});

test("in load: throughput, work in vain included, never falls; nor does the server's mean", () => {
  for (const retries of [0, 3]) {
    let before = { throughputRps: 0, capacityRps: 0 };
    for (let rate = 5; rate < 160; rate += 5) {
      const now = performanceOf(impatient(200, retries, open(rate)));
      expect(now.throughputRps).toBeGreaterThanOrEqual(before.throughputRps * (1 - 1e-4));
      expect(now.client.p95Ms).toBeLessThanOrEqual(205);
      before = now;
    }
  }
});
