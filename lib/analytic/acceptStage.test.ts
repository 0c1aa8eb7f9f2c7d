import { describe, expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import { evaluate } from "./evaluate";
import { responseTimes } from "./latency";
import { machineOf } from "./machine";

/** One process of 60 threads: exponential CPU time in so many phases, at so many requests a second, on 4 CPUs. */
function busyProcess(kind: Scenario["server"]["kind"], cpuMs: number, ioPhases: number, rateRps: number): Scenario {
  const [page] = EXAMPLE.application.classes;
  if (page === undefined) throw new Error("The example has a class.");
  const classes = [{ ...page, ioPhases, cpuMs: { family: "exponential" as const, mean: cpuMs } }];
  return {
    ...EXAMPLE,
    server: { ...EXAMPLE.server, kind },
    backends: EXAMPLE.backends.map((one) => ({ ...one, limit: 100_000 })),
    application: { ...EXAMPLE.application, classes },
    traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps, arrivals: { process: "poisson" } } },
  };
}

function evaluationOf(scenario: Scenario) {
  const machine = machineOf(resolve(scenario));
  return { machine, evaluation: evaluate(machine, { processes: 1, threads: 60 }, machine.system.load) };
}

describe("one thread that takes the connections of a process", () => {
  // Mean response of the simulation, ms: 30,000 requests, seed 1. Without the thread's queue and what wakes under the GIL it was
  // 52, 83, 87, 79, 79 and 76 ms.
  test.each([
    ["cheroot", 2, 8, 750 / 3.2, 75.2],
    ["cheroot", 10, 8, 750 / 11.2, 96.9],
    ["gunicorn-gthread", 10, 8, 750 / 11.2, 104.8],
    ["gunicorn-gthread", 10, 1, 750 / 11.2, 79.5],
    ["waitress", 10, 1, 750 / 11.2, 85.6],
    ["waitress", 2, 2, 750 / 3.2, 53.9],
  ] as const)("%s, %d ms in %d phases at %d requests a second", (kind, cpuMs, ioPhases, rateRps, simulatedMs) => {
    const { evaluation } = evaluationOf(busyProcess(kind, cpuMs, ioPhases, rateRps));
    const meanMs = responseTimes(evaluation).mean("server", null);
    expect(Math.abs(meanMs / simulatedMs - 1)).toBeLessThan(0.1);
  });

  test("is full before the GIL is, where bursts are short and many connections come", () => {
    const { evaluation, machine } = evaluationOf(busyProcess("waitress", 2, 8, 750 / 3.2));
    expect(evaluation.throughput * machine.workload.cpuMs).toBeLessThan(0.85);
    expect(evaluation.acceptorUse).toBeGreaterThan(0.95);
    expect(evaluation.capacity).toBeLessThan(1.05 * evaluation.throughput);
  });

  // Throughput of the simulation with 200 users who think for 10 ms, 30,000 requests, seed 1: 281, 297, 287 requests a second on one
  // CPU, 230, 239, 227 on four.
  test.each([
    ["waitress", 230 / 281],
    ["gunicorn-gthread", 239 / 297],
    ["cheroot", 227 / 287],
  ] as const)("%s serves less on four CPUs than on one, where it keeps three asleep", (kind, simulated) => {
    const capacityOn = (cpus: number) => {
      const scenario = busyProcess(kind, 2, 8, 1);
      const users = { kind: "closed", users: 200, thinkMs: { family: "exponential", mean: 10 } } as const;
      return evaluationOf({
        ...scenario,
        hardware: { ...scenario.hardware, cpus },
        traffic: { ...scenario.traffic, load: users },
      }).evaluation.capacity;
    };
    expect(Math.abs(capacityOn(4) / capacityOn(1) / simulated - 1)).toBeLessThan(0.1);
  });

  test("makes nobody wait where workers accept for themselves, or nobody computes", () => {
    expect(evaluationOf(busyProcess("uwsgi-threads", 10, 8, 50)).evaluation.acceptorUse).toBe(0);
    const { evaluation } = evaluationOf(busyProcess("cheroot", 10, 1, 0.1));
    expect(evaluation.parts[0]?.residences[0]?.accept.mean).toBeLessThan(1e-3);
  });
});
