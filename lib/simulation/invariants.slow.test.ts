import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { anyScenario } from "@/lib/scenario/scenarioArbitrary";
import { resolve } from "@/lib/servers/resolve";
import { TIME_SEGMENTS } from "@/lib/servers/timeSegments";
import { Replication } from "./replication";
import { simulate } from "./simulate";

const MIX = { processes: 2, threads: 4 };

function example(change: Partial<Scenario["server"]> = {}, rateRps = 60) {
  const open = { kind: "open", rateRps, arrivals: { process: "poisson" } } as const;
  return resolve({
    ...EXAMPLE,
    server: { ...EXAMPLE.server, ...change },
    traffic: { ...EXAMPLE.traffic, load: open },
  });
}

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe("simulate", () => {
  it("gives the same result for the same seed, and another for another", () => {
    const run = (seed: number) => simulate(example(), MIX, { seed, requests: 8000, replications: 4 });
    expect(run(7)).toEqual(run(7));
    expect(run(8).client.meanMs.value).not.toBe(run(7).client.meanMs.value);
  });

  it("stops when asked and tells its progress", () => {
    let rounds = 0;
    const result = simulate(example(), MIX, {
      seed: 1,
      replications: 2,
      onProgress: () => rounds++,
      shouldStop: () => rounds === 2,
    });
    expect(rounds).toBe(2);
    expect(result.requests).toBeLessThan(10_000);
  });

  it("ends once p95 is as precise as asked", () => {
    const { client } = simulate(example(), MIX, { seed: 1, precision: 0.1 });
    expect(client.p95Ms.high - client.p95Ms.value).toBeLessThan(0.1 * client.p95Ms.value);
  });

  it.each([
    "gunicorn-sync",
    "gunicorn-gthread",
    "gunicorn-gevent",
    "uwsgi-threads",
    "mod_wsgi-daemon",
    "waitress",
    "cheroot",
  ] as const)("%s obeys Little's law, and the parts of the time sum to it", (kind) => {
    const mix =
      kind === "gunicorn-sync"
        ? { processes: 8, threads: 1 }
        : kind === "waitress" || kind === "cheroot"
          ? { processes: 1, threads: 8 }
          : MIX;
    const result = simulate(example({ kind }, 30), mix, { seed: 3, requests: 60_000, replications: 6 });
    const inside = (result.throughputRps.value * result.server.meanMs.value) / 1000;
    expect(Math.abs(result.meanInSystem / inside - 1)).toBeLessThan(0.02);
    const parts = TIME_SEGMENTS.reduce((sum, segment) => sum + result.breakdown.mean[segment], 0);
    expect(Math.abs(parts / result.server.meanMs.value - 1)).toBeLessThan(0.001);
  });

  it.each(["gunicorn-sync", "gunicorn-gthread", "gunicorn-gevent", "mod_wsgi-daemon", "waitress"] as const)(
    "%s loses nobody: at the end of an overload everyone was answered or lost",
    (kind) => {
      const length = 3000;
      const fill = (value: number) => new Float64Array(length).fill(value);
      const trace = {
        length,
        startMs: fill(0).map((_, index) => index * 2),
        cpuMs: fill(5),
        ioMs: fill(20),
        waits: new Int32Array(length).fill(2),
        responseBytes: fill(1000),
        bodyBytes: fill(0),
        link: new Int32Array(length),
      };
      const horizon = { kind: "experiment", warmUpMs: 0, durationMs: 1e7 } as const;
      const system = example({ kind, backlog: 20 });
      const replication = new Replication(system, MIX, { seed: 1, stream: 0, horizon, trace });
      replication.finish();
      const { recorder, simulation } = replication;
      expect(recorder.completed + recorder.losses).toBe(length);
      expect(simulation.inSystem.value).toBe(0);
      expect(simulation.busySlots.value).toBe(0);
    },
  );

  it("mod_wsgi's locks and hops never leave a thread waiting for nobody: forty busy experiments come to their end", () => {
    const horizon = { kind: "experiment", warmUpMs: 0, durationMs: 10_000 } as const;
    for (let stream = 0; stream < 40; stream++) {
      const system = {
        ...example({ kind: "mod_wsgi-daemon" }, 65),
        cpu: { logical: 1, capacity: 1, quotaCores: null },
      };
      const replication = new Replication(
        system,
        { processes: 1, threads: 15 },
        { seed: 9, stream, horizon, trace: null },
      );
      replication.finish();
      expect(replication.simulation.inSystem.value).toBe(0);
      expect(replication.recorder.lost.serverTimeout).toBe(0);
    }
  });

  it("kills what runs into a timeout, restarts the process, and goes on", () => {
    const result = simulate(
      example({ kind: "gunicorn-sync", timeoutMs: 150 }),
      { processes: 8, threads: 1 },
      {
        seed: 2,
        requests: 10_000,
        replications: 2,
      },
    );
    expect(result.lost.serverTimeout).toBeGreaterThan(0);
    expect(result.requests).toBeGreaterThan(1000);
  });

  it("recycles processes after so many requests without losing any", () => {
    const result = simulate(example({ maxRequests: 1000 }), MIX, { seed: 2, requests: 10_000, replications: 2 });
    expect(result.lossFraction).toBe(0);
    expect(result.processShares[0]).toBeLessThan(0.7);
  });

  it("keeps its memory: twenty times the requests need no larger pools", () => {
    const replication = new Replication(example(), MIX, {
      seed: 1,
      stream: 0,
      horizon: { kind: "steady" },
      trace: null,
    });
    replication.advance(5000);
    const before = replication.simulation.clients.requests.length;
    replication.advance(100_000);
    expect(replication.simulation.clients.requests.length).toBeLessThan(4 * before + 100);
  });

  it("holds its invariants over any valid scenario", () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const system = resolve(scenario);
        const mix = {
          processes: Math.min(scenario.server.processes, 32),
          threads: Math.min(scenario.server.threads, 64),
        };
        const result = simulate(system, mix, { seed: 1, requests: 400, replications: 2 });
        for (const value of numbersIn(result)) expect(Number.isFinite(value) && value >= 0).toBe(true);
        expect(result.utilisation.cpu).toBeLessThan(1 + 1e-6);
        expect(result.utilisation.workers).toBeLessThan(1 + 1e-6);
        expect(result.client.p50Ms.value).toBeLessThanOrEqual(result.client.p99Ms.value);
        expect(result.lossFraction).toBeLessThanOrEqual(1);
      }),
      { numRuns: 6, seed: 11, endOnFailure: true },
    );
  }, 120_000);
});
