import { expect, test } from "vitest";
import { lostWakesMs } from "@/lib/analytic/lostWakes";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import type { ServerKind } from "@/lib/scenario/serverKinds";
import { HOST_SCHEDULING } from "@/lib/servers/hostScheduling";
import { resolve } from "@/lib/servers/resolve";
import type { Mix, System } from "@/lib/servers/system";
import { simulate } from "@/lib/simulation/simulate";

const LIGHT_RPS = 8;
const PROCESSES = 8;

function quiet(kind: ServerKind): Scenario {
  return {
    ...EXAMPLE,
    hardware: { ...EXAMPLE.hardware, cpus: 1 },
    server: { ...EXAMPLE.server, kind },
    traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps: LIGHT_RPS, arrivals: { process: "poisson" } } },
    application: {
      ...EXAMPLE.application,
      classes: EXAMPLE.application.classes.map((one) => ({ ...one, cpuMs: { family: "deterministic", mean: 2 } })),
    },
  };
}

function run(system: System, mix: Mix) {
  const { utilisation, throughputRps } = simulate(system, mix, { seed: 5, requests: 12_000, replications: 3 });
  const busyCores = utilisation.cpu * system.cpu.capacity;
  return {
    /** CPU time of a request, all that it sets going included. */
    cpuMs: (1000 * busyCores) / throughputRps.value,
    use: { busyCores, inService: utilisation.workers * mix.processes * mix.threads },
  };
}

function withoutHerd(system: System): System {
  return { ...system, accept: { ...system.accept, wakes: "one" } };
}

test.each(["uwsgi-processes", "uwsgi-threads", "gunicorn-sync"] as const)(
  "%s: a connection costs each waiting process a wake-up, and the analytic model charges the same",
  (kind) => {
    const scenario = quiet(kind);
    const system = resolve(scenario);
    const mix = { processes: PROCESSES, threads: kind === "uwsgi-threads" ? 4 : 1 };
    const { cpuMs, use } = run(system, mix);
    const lostMs = cpuMs - run(withoutHerd(system), mix).cpuMs;
    const wakeMs = system.behaviour.lostWakeMs + HOST_SCHEDULING.switchMs;
    expect(lostMs).toBeGreaterThan(0.7 * (PROCESSES - 1) * wakeMs);
    expect(lostMs).toBeLessThan(1.1 * (PROCESSES - 1) * wakeMs);

    const chargedMs = lostWakesMs(system, mix, use);
    expect(Math.abs(chargedMs - lostMs)).toBeLessThan(0.25 * lostMs);
  },
);

test("one process, or a kernel that wakes one, loses nothing", () => {
  for (const [kind, processes] of [
    ["uwsgi-processes", 1],
    ["mod_wsgi-embedded-prefork", PROCESSES],
  ] as const) {
    const system = resolve(quiet(kind));
    const mix = { processes, threads: 1 };
    expect(run(system, mix).cpuMs).toBe(run(withoutHerd(system), mix).cpuMs);
  }
});
