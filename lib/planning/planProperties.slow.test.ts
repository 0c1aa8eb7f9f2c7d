import fc from "fast-check";
import { expect, test } from "vitest";
import { predict } from "@/lib/analytic/predict";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { plausibleScenario } from "@/lib/servers/plausibleScenario";
import { loadCurve } from "./loadCurve";
import { loadLine } from "./loadLine";
import { makePlan } from "./makePlan";

const RUNS = { numRuns: 25 };

function atRate(scenario: Scenario, rateRps: number): Scenario {
  return {
    ...scenario,
    traffic: { ...scenario.traffic, load: { kind: "open", rateRps, arrivals: { process: "poisson" } } },
  };
}

function holds(scenario: Scenario, mix: Parameters<typeof predict>[1]): boolean {
  return predict(scenario, mix).findings.every(({ severity }) => severity === "caution");
}

test("what is recommended can run, and nothing on the map holds what it does not while weighing less", () => {
  fc.assert(
    fc.property(plausibleScenario(), (scenario) => {
      const { recommendation, map } = makePlan(scenario);
      if (recommendation === null) return;
      const { prediction, headroom } = recommendation;
      expect(prediction.performance).not.toBeNull();
      expect(prediction.memory.totalMiB).toBeLessThanOrEqual(prediction.memory.availableMiB);
      const cell = map.cells.find(
        ({ mix }) => mix.processes === recommendation.mix.processes && mix.threads === recommendation.mix.threads,
      );
      expect(cell?.impossible).toBeNull();
      if ((headroom ?? -1) > 0.01) expect(cell?.holds).toBe(true);
    }),
    RUNS,
  );
});

test("just below the line every objective holds, just above it one fails", () => {
  fc.assert(
    fc.property(plausibleScenario(), (scenario) => {
      if (scenario.traffic.load.kind === "closed" || scenario.traffic.load.arrivals.process !== "poisson") return;
      const mix = { processes: scenario.server.processes, threads: scenario.server.threads };
      const line = loadLine(scenario, mix);
      if (line === null || line < 0.01) return;
      expect(holds(atRate(scenario, line * 0.99), mix) || scenarioFails(scenario, line, mix)).toBe(true);
      expect(holds(atRate(scenario, line * 1.02), mix)).toBe(false);
    }),
    RUNS,
  );
});

/** A timeout that kills slow requests fails a mix for a reason that is no objective. */
function scenarioFails(scenario: Scenario, line: number, mix: Parameters<typeof predict>[1]): boolean {
  return predict(atRate(scenario, line * 0.99), mix).findings.some(({ code }) => code === "timeout-kills-requests");
}

test("the curve rises: in rate, in throughput and in time", () => {
  const curve = loadCurve(EXAMPLE, { processes: 4, threads: 8 }, 60);
  expect(curve).toHaveLength(60);
  for (let index = 1; index < curve.length; index++) {
    const [before, after] = [curve[index - 1], curve[index]];
    if (before === undefined || after === undefined) continue;
    expect(after.rateRps).toBeGreaterThan(before.rateRps);
    expect(after.throughputRps).toBeGreaterThanOrEqual(before.throughputRps * (1 - 1e-4));
    expect(after.meanMs).toBeGreaterThanOrEqual(before.meanMs * (1 - 1e-4));
  }
});

test("the example is answered: a mix that holds, with three reasons, other mixes and a command", () => {
  const plan = makePlan(EXAMPLE);
  expect(plan.recommendation?.headroom).toBeGreaterThan(0);
  expect(plan.recommendation?.reasons).toHaveLength(3);
  expect(plan.recommendation?.alternatives.length).toBeGreaterThan(0);
  expect(plan.sentence).toMatch(/^Run \d+ processes × \d+ threads: 95 % of requests within/);
  expect(plan.command).toContain("gunicorn");
  expect(plan.ruleOfThumb.mix).toEqual({ processes: 2 * EXAMPLE.hardware.cpus + 1, threads: 1 });
});

test("impossible things get a verdict that says so", () => {
  const codes = (scenario: Scenario) => makePlan(scenario).today.prediction.findings.map(({ code }) => code);
  const windows: Scenario = { ...EXAMPLE, host: { ...EXAMPLE.host, os: "windows" } };
  expect(
    makePlan({ ...windows, server: { ...windows.server, kind: "waitress", processes: 2 } }).today.prediction
      .performance,
  ).toBeNull();
  expect(codes({ ...windows, server: { ...windows.server, kind: "ideal" } })).toContain("os-cannot-fork");
  expect(makePlan(windows).findings.map(({ code }) => code)).toContain("server-not-on-this-os");
  const { application } = EXAMPLE;
  expect(codes({ ...EXAMPLE, application: { ...application, threadSafe: false } })).toContain("not-thread-safe");
  const asgi = makePlan({ ...EXAMPLE, application: { ...application, interface: "asgi" } });
  expect(asgi.recommendation).toBeNull();
  expect(asgi.sentence).toMatch(/ASGI/);
  expect(codes({ ...EXAMPLE, hardware: { ...EXAMPLE.hardware, memoryMiB: 1100 } })).toContain("memory-exceeded");
  expect(codes({ ...EXAMPLE, server: { ...EXAMPLE.server, processes: 30 } })).toContain("connections-exceeded");
  expect(codes({ ...EXAMPLE, server: { ...EXAMPLE.server, kind: "gunicorn-sync" } })).toContain("single-thread-server");
  expect(codes({ ...EXAMPLE, server: { ...EXAMPLE.server, kind: "waitress" } })).toContain("single-process-server");
  expect(codes(atRate(EXAMPLE, 5000))).toContain("overload");
});
