import fc from "fast-check";
import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { decodeFragment, encodeFragment } from "./codec";
import { DICTIONARY_1 } from "./codecDictionary";
import { MAX_FRAGMENT_CHARACTERS } from "./fragmentLimit";
import { parseScenario } from "./parse";
import { EXAMPLE } from "./presets/example";
import type { Scenario } from "./scenario";
import { anyScenario } from "./scenarioArbitrary";

/** The error that a fragment gives; fails the test where it gives none, or one of another type. */
function faultOf(fragment: string): PlimsollError {
  try {
    decodeFragment(fragment);
  } catch (error) {
    if (error instanceof PlimsollError) return error;
    throw error;
  }
  throw new Error("expected a fault");
}

function packed(text: string): string {
  const dictionary = new TextEncoder().encode(DICTIONARY_1);
  const bytes = deflateSync(new TextEncoder().encode(text), { level: 9, dictionary });
  return `1.${Buffer.from(bytes).toString("base64url")}`;
}

describe("a scenario in a URL fragment", () => {
  it("comes back as it went, whatever the scenario", () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        expect(decodeFragment(encodeFragment(scenario))).toEqual(scenario);
      }),
    );
  });

  it("needs no escaping in a URL, and little room", () => {
    const fragment = encodeFragment(EXAMPLE);
    expect(fragment).toMatch(/^1\.[\w-]+$/);
    expect(fragment.length).toBeLessThan(1000);
    expect(decodeFragment(`#${fragment}`)).toEqual(EXAMPLE);
  });

  // Made when version 1 of the codec was written. If this fails, every link ever shared is broken.
  it("reads a link of the first day", () => {
    const scenario = decodeFragment("1.w9o-CckElVMKxYlA59GrUQJM7qONktFGCf0aJehdSCJaJKYg5482SEYbJKMNktEGyWiDhCYNEgA");
    expect(scenario).toMatchObject({
      name: "Ticket sale",
      hardware: { cpus: 8, memoryMiB: 8192 },
      server: { kind: "uwsgi-threads", processes: 2, threads: 4, backlog: 500 },
      traffic: { load: { kind: "open", rateRps: 120 } },
    });
  });
});

describe("a fragment that is no scenario", () => {
  it("is refused wherever it was cut", () => {
    const whole = encodeFragment({ ...EXAMPLE, name: "Ticket sale" });
    for (let length = 0; length < whole.length - 1; length++)
      expect(() => decodeFragment(whole.slice(0, length))).toThrow(PlimsollError);
  });

  it("is a typed error or a valid scenario, whatever the text", () => {
    const noise = fc.oneof(
      fc.string(),
      fc.base64String().map((text) => `1.${text.replaceAll(/[=+/]/g, "_")}`),
    );
    fc.assert(
      fc.property(noise, (text) => {
        expect(faultOf(text).message).toMatch(/link|JSON|scenario/);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["an empty text", "", "invalid-input"],
    ["another site's anchor", "#chapter-2", "invalid-input"],
    ["a codec of the future", "2.AAAA", "unsupported-version"],
    ["broken base64", "1.A", "invalid-input"],
    ["broken deflate", "1.____", "invalid-input"],
    ["JSON that is cut", packed('{"version":1'), "invalid-input"],
    ["JSON that is no scenario", packed("[1,2,3]"), "invalid-input"],
    ["a scenario of the future", packed('{"version":99}'), "unsupported-version"],
    ["a scenario with faults", packed('{"version":1}'), "invalid-input"],
    ["too long a text", `1.${"A".repeat(MAX_FRAGMENT_CHARACTERS)}`, "too-large"],
  ])("%s", (_name, text, code) => {
    expect(faultOf(text).code).toBe(code);
  });

  it("may not unfold without end: 8 MB in 11 kB of text stop at the limit", () => {
    const bomb = packed(" ".repeat(8_000_000));
    expect(bomb.length).toBeLessThan(MAX_FRAGMENT_CHARACTERS);
    expect(faultOf(bomb).code).toBe("too-large");
  });

  it("may not be nested without end", () => {
    expect(faultOf(packed("[".repeat(1000))).message).toContain("nested");
  });

  it("is refused when written, where the scenario is too large for a link", () => {
    // 32 classes and clients with rare characters and digits everywhere: nothing for deflate to find.
    let seed = 0;
    const digits = () => Math.abs(Math.sin(++seed));
    const rareName = () =>
      Array.from({ length: 60 }, () => String.fromCodePoint(0x3400 + Math.floor(40_000 * digits()))).join("");
    const demand = () => ({ family: "gamma" as const, mean: digits(), cv: 0.01 + digits() });
    const huge: Scenario = {
      ...EXAMPLE,
      network: {
        ...EXAMPLE.network,
        clients: Array.from({ length: 32 }, () => ({
          name: rareName(),
          share: digits(),
          rttMs: digits(),
          downKbps: 1 + digits(),
          upKbps: 1 + digits(),
          lossPercent: digits(),
        })),
      },
      application: {
        ...EXAMPLE.application,
        classes: Array.from({ length: 32 }, () => ({
          name: rareName(),
          weight: digits(),
          cpuMs: demand(),
          ioMs: demand(),
          ioPhases: 1,
          responseBytes: demand(),
          requestBodyBytes: demand(),
          backend: null,
          clients: null,
        })),
      },
      backends: Array.from({ length: 16 }, () => ({
        name: rareName(),
        limit: 1,
        scope: "global" as const,
        held: "phase" as const,
        onFull: "wait" as const,
      })),
    };
    expect(() => encodeFragment(parseScenario(huge))).toThrow(/Save it, or export it/);
  });
});
