import { expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { predict } from "./predict";

type RequestClass = Scenario["application"]["classes"][number];

function ideal(classes: readonly Partial<RequestClass>[], rateRps: number, changes: Partial<Scenario> = {}): Scenario {
  const [first] = EXAMPLE.application.classes;
  if (first === undefined) throw new Error("The example has classes.");
  return {
    ...EXAMPLE,
    hardware: { ...EXAMPLE.hardware, cpus: 64, memoryMiB: 1_000_000 },
    server: { ...EXAMPLE.server, kind: "ideal", processes: 1, threads: 1, backlog: 4096 },
    application: {
      ...EXAMPLE.application,
      classes: classes.map((one, index) => ({ ...first, backend: null, ioPhases: 1, name: `Class ${index}`, ...one })),
    },
    backends: [],
    traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps, arrivals: { process: "poisson" } } },
    ...changes,
  };
}

function waitMs(scenario: Scenario): number {
  const { performance } = predict(scenario);
  if (performance === null) throw new Error("An ideal server runs.");
  expect(Number.isFinite(performance.server.p99Ms)).toBe(true);
  return performance.breakdown.mean.queue;
}

const NONE = { family: "deterministic", mean: 0 } as const;

test.each([0, 1, 16])("M/G/1 with a squared variation of %i waits as Pollaczek and Khinchine say", (scv) => {
  for (const load of [0.01, 0.5, 0.9]) {
    const cpuMs = { family: "gamma", mean: 10, cv: Math.sqrt(scv) } as const;
    const expected = ((load / (1 - load)) * (1 + scv) * 10) / 2;
    expect(waitMs(ideal([{ cpuMs, ioMs: NONE }], load * 100)) / expected).toBeCloseTo(1, 6);
  }
});

test("a class of weight 0.999 is nearly all there is", () => {
  const usual = { cpuMs: { family: "exponential", mean: 10 } as const, ioMs: NONE };
  const rare = { cpuMs: { family: "exponential", mean: 10.001 } as const, ioMs: NONE };
  const both = ideal(
    [
      { ...usual, weight: 0.999 },
      { ...rare, weight: 0.001 },
    ],
    70,
  );
  expect(waitMs(both) / waitMs(ideal([usual], 70))).toBeCloseTo(1, 4);
});

test("no CPU, or no waits: the pool of what is left", () => {
  const demand = { family: "exponential", mean: 10 } as const;
  const [waits, work] = [ideal([{ cpuMs: NONE, ioMs: demand }], 70), ideal([{ cpuMs: demand, ioMs: NONE }], 70)];
  expect(waitMs(waits) / (0.7 / 0.3)).toBeCloseTo(10, 6);
  expect(waitMs(work)).toBeCloseTo(waitMs(waits), 6);
});

test("a client that all but never drains holds its worker, and every number stays a number", () => {
  const clients = EXAMPLE.network.clients.slice(0, 1).map((one) => ({ ...one, share: 1, downKbps: 1 }));
  const scenario: Scenario = {
    ...EXAMPLE,
    network: { ...EXAMPLE.network, clients },
    server: { ...EXAMPLE.server, frontEnd: { ...EXAMPLE.server.frontEnd, kind: "none", buffersResponses: false } },
    application: {
      ...EXAMPLE.application,
      classes: EXAMPLE.application.classes.map((one) => ({
        ...one,
        responseBytes: { family: "deterministic" as const, mean: 10_000_000 },
      })),
    },
  };
  const { performance, findings } = predict(scenario);
  expect(findings.map(({ code }) => code)).toContain("overload");
  expect(findings.map(({ code }) => code)).toContain("slow-clients-hold-workers");
  expect(performance?.breakdown.mean.drain).toBeGreaterThan(1e6);
  expect(Number.isFinite(performance?.server.p99Ms)).toBe(true);
});
