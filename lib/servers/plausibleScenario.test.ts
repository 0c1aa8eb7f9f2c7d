import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScenario } from "@/lib/scenario/parse";
import { SERVER_KINDS } from "@/lib/scenario/serverKinds";
import { serverFacts } from "./catalogue";
import { plausibleScenario } from "./plausibleScenario";

describe("plausibleScenario", () => {
  it("draws valid scenarios whose mix the server and its system allow", () => {
    fc.assert(
      fc.property(plausibleScenario(), (scenario) => {
        expect(parseScenario(scenario)).toEqual(scenario);
        const { processes, threads } = serverFacts(scenario.server.kind);
        expect(scenario.server.processes).toBeLessThanOrEqual(scenario.host.os === "windows" ? 1 : processes.max);
        expect(scenario.server.threads).toBeLessThanOrEqual(threads.max);
      }),
    );
  });

  it("reaches every server, open and closed loads, and quotas", () => {
    const drawn = fc.sample(plausibleScenario(), { numRuns: 500, seed: 3 });
    expect(new Set(drawn.map(({ server }) => server.kind))).toEqual(new Set(SERVER_KINDS));
    expect(new Set(drawn.map(({ traffic }) => traffic.load.kind))).toEqual(new Set(["open", "closed"]));
    expect(drawn.some(({ hardware }) => hardware.cpuQuotaCores !== null)).toBe(true);
  });

  it("keeps to the kinds that were asked for", () => {
    const drawn = fc.sample(plausibleScenario(["waitress"]), { numRuns: 20, seed: 3 });
    expect(new Set(drawn.map(({ server }) => server.kind))).toEqual(new Set(["waitress"]));
  });
});
