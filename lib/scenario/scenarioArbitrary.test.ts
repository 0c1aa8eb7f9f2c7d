import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPERATING_SYSTEMS } from "./operatingSystem";
import { parseScenario } from "./parse";
import { anyScenario } from "./scenarioArbitrary";
import { SERVER_KINDS } from "./serverKinds";

describe("anyScenario", () => {
  it("draws only valid scenarios", () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        expect(parseScenario(scenario)).toEqual(scenario);
      }),
      { numRuns: 500 },
    );
  });

  it("reaches every server, operating system, kind of load and option", () => {
    const drawn = fc.sample(anyScenario, { numRuns: 1000, seed: 7 });
    expect(new Set(drawn.map(({ server }) => server.kind))).toEqual(new Set(SERVER_KINDS));
    expect(new Set(drawn.map(({ host }) => host.os))).toEqual(new Set(OPERATING_SYSTEMS));
    expect(new Set(drawn.map(({ traffic }) => traffic.load.kind))).toEqual(new Set(["open", "closed"]));
    expect(drawn.some(({ application }) => application.classes.length > 2)).toBe(true);
    expect(drawn.some(({ hardware }) => hardware.cpuQuotaCores !== null)).toBe(true);
    expect(drawn.some(({ application }) => application.classes.some(({ backend }) => backend !== null))).toBe(true);
    expect(drawn.some(({ ranges }) => ranges.length > 0)).toBe(true);
  });
});
