import { describe, expect, it } from "vitest";
import { modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { makePlan } from "@/lib/planning/makePlan";
import { scenarioIssues } from "@/lib/scenario/parse";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverFacts } from "@/lib/servers/catalogue";
import type { Advice } from "./advice";
import { adviceSteps } from "./adviceSteps";
import { changesFor } from "./changesFor";

function adviceFor(scenario: Scenario): readonly Advice[] {
  return [...adviceSteps(scenario)].at(-1)?.advice ?? [];
}

function changesOf(scenario: Scenario) {
  const { recommendation, today } = makePlan(scenario);
  return changesFor({ scenario, facts: serverFacts(scenario.server.kind), start: recommendation ?? today });
}

const BARE: Scenario = {
  ...EXAMPLE,
  network: {
    ...EXAMPLE.network,
    clients: [{ name: "3G", share: 1, rttMs: 100, downKbps: 8000, upKbps: 2000, lossPercent: 0 }],
  },
  application: {
    ...EXAMPLE.application,
    classes: EXAMPLE.application.classes.map((one) => ({
      ...one,
      responseBytes: { family: "deterministic", mean: 150_000 },
    })),
  },
  server: { ...EXAMPLE.server, frontEnd: { ...EXAMPLE.server.frontEnd, kind: "none" } },
  traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps: 10, arrivals: { process: "poisson" } } },
};

describe("advice", () => {
  const bare = adviceFor(BARE);

  it("offers a buffering front end where slow clients hold the workers, with what it buys", () => {
    const front = bare.find(({ id }) => id === "front-end");
    expect(front?.factor).toBe("server");
    expect(front?.gain).toMatch(/p95 −\d\d %, line [\d.]+ req\/s → [\d.]+ req\/s/);
    expect(front?.worth).toBeGreaterThan(0.1);
  });

  it("is priced by planning: what is promised is what the changed scenario's plan says", () => {
    for (const one of bare.filter(({ id }) => id !== "recommended-mix")) {
      const shown =
        one.tryMix === null ? makePlan(one.scenario).recommendation : evaluateMix(modelOf(one.scenario), one.tryMix);
      expect(shown?.loadLineRps).toBe(one.after.loadLineRps);
      expect(shown?.prediction.performance?.objectives[0]?.valueMs).toBe(one.after.objectiveMs);
    }
  });

  it("offers only what is legal and what applies", () => {
    const ids = (scenario: Scenario) => changesOf(scenario).map(({ id }) => id);
    for (const { scenario } of changesOf(BARE)) expect(scenarioIssues(scenario)).toEqual([]);
    expect(ids(EXAMPLE)).not.toContain("front-end");
    expect(ids(EXAMPLE)).not.toContain("no-steal");
    expect(ids(EXAMPLE)).toContain("connection-limit");
    expect(ids({ ...EXAMPLE, server: { ...EXAMPLE.server, kind: "gunicorn-sync" } })).toContain(
      "threads-for-processes",
    );
    const windows: Scenario = { ...EXAMPLE, host: { ...EXAMPLE.host, os: "windows" } };
    for (const { scenario, id } of changesOf(windows))
      if (id.startsWith("server:")) expect(serverFacts(scenario.server.kind).platforms.windows).toBe(true);
    expect(ids(windows)).not.toContain("preload");
    const unsafe = { ...EXAMPLE, application: { ...EXAMPLE.application, threadSafe: false } };
    expect(ids(unsafe)).toContain("thread-safe");
    expect(ids(unsafe)).not.toContain("free-threading");
  });

  it("a faster query and less CPU never make the same mix worse", () => {
    for (const scenario of [EXAMPLE, BARE]) {
      const before = makePlan(scenario).today;
      for (const change of changesOf(scenario).filter(({ id }) => id === "faster-query" || id === "less-cpu")) {
        const after = evaluateMix(modelOf(change.scenario), before.mix);
        expect(after.loadLineRps).toBeGreaterThanOrEqual((before.loadLineRps ?? 0) * (1 - 1e-3));
        expect(after.prediction.performance?.server.p95Ms).toBeLessThanOrEqual(
          (before.prediction.performance?.server.p95Ms ?? 0) * (1 + 1e-6),
        );
      }
    }
  });

  it("is ranked by what it buys, and says nothing where nothing is worth it", () => {
    const worths = bare.map(({ worth }) => worth);
    expect(worths).toEqual([...worths].sort((a, b) => b - a));
    expect(adviceFor({ ...EXAMPLE, application: { ...EXAMPLE.application, interface: "asgi" } })).toEqual([]);
  });
});
