import { describe, expect, it } from "vitest";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { MAX_SCENARIO_BYTES, parseBoundedJson, parseScenario, scenarioIssues } from "./parse";
import { EXAMPLE } from "./presets/example";

function faultOf(attempt: () => unknown): PlimsollError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof PlimsollError) return error;
    throw error;
  }
  throw new Error("expected a fault");
}

describe("parseScenario", () => {
  it("gives back a valid scenario, and a copy of it", () => {
    const parsed = parseScenario(EXAMPLE);
    expect(parsed).toEqual(EXAMPLE);
    expect(parsed).not.toBe(EXAMPLE);
  });

  it("lists every fault with its place, and tells the first in the message", () => {
    const faulty = {
      ...EXAMPLE,
      hardware: { ...EXAMPLE.hardware, cpus: 0 },
      runtime: { ...EXAMPLE.runtime, interpreter: "jython" },
    };
    const fault = faultOf(() => parseScenario(faulty));
    expect(fault.code).toBe("invalid-input");
    expect(fault.message).toBe(
      "This scenario has 2 faults. First: hardware.cpus: Enter a whole number from 1 to 512 CPUs.",
    );
    expect(fault.issues).toEqual(scenarioIssues(faulty));
    expect(fault.issues[1]).toEqual({
      path: ["runtime", "interpreter"],
      message: "Choose one of: cpython-2.7, cpython-3, cpython-3.13t, cpython-3.14t, pypy.",
    });
  });

  it("counts a single fault as one", () => {
    const faulty = { ...EXAMPLE, name: "" };
    expect(faultOf(() => parseScenario(faulty)).message).toBe("This scenario has a fault. First: name: Enter a name.");
  });

  it("trims names", () => {
    expect(parseScenario({ ...EXAMPLE, name: "  Shop \n" }).name).toBe("Shop");
  });
});

describe("keys that reach for the prototype", () => {
  it.each(["__proto__", "constructor", "prototype", "toString"])("%s is refused at every depth", (key) => {
    const hostile = `{"${key}":{"polluted":true},`;
    for (const text of [
      JSON.stringify(EXAMPLE).replace("{", hostile),
      JSON.stringify(EXAMPLE).replace('"hardware":{', `"hardware":${hostile}`),
      JSON.stringify(EXAMPLE).replace('"overrides":{', `"overrides":${hostile}`),
    ]) {
      expect(faultOf(() => parseScenario(JSON.parse(text))).code).toBe("invalid-input");
      expect(Object.prototype).not.toHaveProperty("polluted");
    }
  });

  it("lead nowhere as the path of a range", () => {
    const ranges = [{ path: ["__proto__", "length"], low: 0, high: 1 }];
    expect(scenarioIssues({ ...EXAMPLE, ranges })).toEqual([
      { path: ["ranges", 0, "path"], message: "This range belongs to no number of the scenario." },
    ]);
  });
});

describe("parseBoundedJson", () => {
  it("reads JSON", () => {
    expect(parseBoundedJson(JSON.stringify(EXAMPLE))).toEqual(EXAMPLE);
  });

  it("refuses 5 MB before it reads any of it", () => {
    const fault = faultOf(() => parseBoundedJson("[".repeat(5_000_000)));
    expect(fault.code).toBe("too-large");
    expect(fault.message).toContain(`${MAX_SCENARIO_BYTES / 1024} KiB`);
  });

  it("refuses what is nested a thousand deep, in arrays or objects, before a recursive parser sees it", () => {
    for (const open of ["[", '{"a":']) {
      const fault = faultOf(() => parseBoundedJson(open.repeat(1000)));
      expect(fault.code).toBe("invalid-input");
      expect(fault.message).toContain("nested");
    }
  });

  it("does not take brackets inside text for nesting", () => {
    const text = JSON.stringify({ text: `${"[{".repeat(100)}\\"` });
    expect(parseBoundedJson(text)).toEqual(JSON.parse(text));
  });

  it("says in words that text is not JSON, without a parser's own message", () => {
    const fault = faultOf(() => parseBoundedJson("{version: 1}"));
    expect(fault.message).toBe("This is not valid JSON. Export a scenario again, or check the file.");
  });
});
