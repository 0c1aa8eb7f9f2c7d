import { describe, expect, it } from "vitest";
import type { Mix, System } from "@/lib/servers/system";
import { Replication } from "@/lib/simulation/replication";
import type { Run } from "@/lib/simulation/run";
import { simulate } from "@/lib/simulation/simulate";
import { exponentialMs, idealSystem, openLoad } from "@/lib/simulation/testing/idealSystem";
import { FcfsRun } from "./fcfsRun";
import { plainPoolOf } from "./plainPool";

const SETUP = { seed: 11, stream: 1 } as const;
const REQUESTS = 100_000;

function plain(system: System, mix: Mix): FcfsRun {
  const pool = plainPoolOf(system, mix);
  if (pool === null) throw new Error("Not a plain pool.");
  return new FcfsRun(system, mix, pool, SETUP);
}

function figures(run: Run): Record<string, number> {
  const { recorder, averages, countedMs } = run;
  return {
    meanMs: recorder.server.mean,
    p50Ms: recorder.server.quantile(0.5),
    p99Ms: recorder.server.quantile(0.99),
    clientMs: recorder.client.mean,
    throughput: recorder.finished / countedMs,
    loss: recorder.losses / (recorder.losses + recorder.completed),
    cpu: averages.cpu,
    workers: averages.workers,
    inSystem: averages.inSystem,
    inBacklog: averages.inBacklog,
    inSlots: averages.inSlots.reduce((sum, { mean }) => sum + mean, 0),
    peak: averages.inAllSlots.peak,
  };
}

const base = { cpus: 1, cpuMs: exponentialMs(10), load: openLoad(70) };
const bursty = { process: "bursty", burstRatio: 3, burstShare: 0.2, burstMs: 300 } as const;

describe("a plain pool, customer by customer", () => {
  it.each([
    ["M/M/1", idealSystem(base), { processes: 1, threads: 1 }],
    ["M/M/2/5", idealSystem({ ...base, cpus: 2, load: openLoad(220), backlog: 3 }), { processes: 1, threads: 2 }],
    [
      "M/D/3 over three processes with a GIL each",
      idealSystem({ cpus: 3, cpuMs: { family: "deterministic", mean: 10 }, load: openLoad(250), gil: true }),
      { processes: 3, threads: 1 },
    ],
    [
      "bursts, lognormal work",
      idealSystem({
        cpus: 2,
        cpuMs: { family: "lognormal", mean: 10, cv: 1.5 },
        load: { kind: "open", rateRps: 120, arrivals: bursty },
      }),
      { processes: 1, threads: 2 },
    ],
  ] as const)("%s: the very figures of the same requests followed event by event", (_name, system, mix) => {
    const fast = plain(system, mix);
    const followed = new Replication(system, mix, { ...SETUP, horizon: { kind: "steady" }, trace: null });
    fast.advance(REQUESTS);
    followed.advance(REQUESTS);
    const expected = figures(followed);
    // The two end their warm-up within a few requests of each other, so not to the last digit.
    for (const [name, value] of Object.entries(figures(fast)))
      expect(Math.abs(value - (expected[name] ?? 0)), name).toBeLessThan(2e-3 * (expected[name] ?? 0) + 1e-9);
  });

  it("gives each of several processes its share", () => {
    const system = idealSystem({ ...base, cpus: 4, load: openLoad(200), gil: true });
    const { processShares, utilisation } = simulate(system, { processes: 4, threads: 1 }, { seed: 2 });
    for (const share of processShares) expect(Math.abs(share - 0.25)).toBeLessThan(0.01);
    expect(Math.abs(utilisation.cpu - 0.5)).toBeLessThan(0.01);
  });

  it("has room for however many wait while the servers keep up", () => {
    const run = plain(idealSystem({ ...base, load: openLoad(99.5) }), { processes: 1, threads: 1 });
    run.advance(1_000_000);
    expect(run.recorder.losses).toBe(0);
    expect(run.recorder.server.quantile(0.999)).toBeGreaterThan(2000);
  });

  it.each([
    ["more threads than cores share them", idealSystem(base), { processes: 1, threads: 2 }],
    ["waits", idealSystem({ ...base, ioMs: exponentialMs(5) }), { processes: 1, threads: 1 }],
    ["threads behind one GIL", idealSystem({ ...base, cpus: 2, gil: true }), { processes: 1, threads: 2 }],
    [
      "users who think",
      idealSystem({ ...base, load: { kind: "closed", users: 5, thinkMs: exponentialMs(20) } }),
      { processes: 1, threads: 1 },
    ],
    ["overload without a limit", idealSystem({ ...base, load: openLoad(120) }), { processes: 1, threads: 1 }],
  ] as const)("is not for %s", (_name, system, mix) => {
    expect(plainPoolOf(system, mix)).toBeNull();
  });
});
