import { describe, expect, it } from "vitest";
import { scenarioIssues } from "@/lib/scenario/parse";
import { INTERPRETERS } from "@/lib/scenario/runtime";
import { ACCESS_PROFILES } from "./accessProfiles";
import { APPLICATION_PRESETS } from "./applications";
import { EXAMPLE } from "./example";
import { HOST_PRESETS } from "./hosts";
import { INTERPRETER_FACTS } from "./interpreters";

function expectDistinct(presets: readonly { readonly id: string; readonly name: string }[]) {
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
}

it("the example is valid", () => {
  expect(scenarioIssues(EXAMPLE)).toEqual([]);
});

describe("access profiles", () => {
  it.each(ACCESS_PROFILES)("$name is a valid kind of client", ({ id: _id, source, ...link }) => {
    const network = { ...EXAMPLE.network, clients: [{ ...link, share: 1 }] };
    expect(scenarioIssues({ ...EXAMPLE, network })).toEqual([]);
    expect(source).not.toBe("");
  });

  it("run from fibre to satellite, each once, fastest first", () => {
    expect(ACCESS_PROFILES.length).toBeGreaterThanOrEqual(10);
    expectDistinct(ACCESS_PROFILES);
    const rates = ACCESS_PROFILES.map(({ downKbps }) => downKbps);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
    expect(ACCESS_PROFILES.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["fibre", "adsl", "4g", "satellite-geo"]),
    );
  });
});

describe("hosts", () => {
  it.each(HOST_PRESETS)("$name is a valid machine", ({ host, hardware }) => {
    const scenario = {
      ...EXAMPLE,
      host: { ...EXAMPLE.host, ...host },
      hardware: { ...EXAMPLE.hardware, ...hardware },
    };
    expect(scenarioIssues(scenario)).toEqual([]);
  });

  it("include a container with a quota and a Windows server", () => {
    expectDistinct(HOST_PRESETS);
    expect(HOST_PRESETS.length).toBeGreaterThanOrEqual(8);
    expect(HOST_PRESETS.some(({ hardware }) => hardware.cpuQuotaCores !== null)).toBe(true);
    expect(HOST_PRESETS.some(({ host }) => host.os === "windows")).toBe(true);
  });
});

describe("applications", () => {
  it.each(APPLICATION_PRESETS)("$name is a valid application", ({ application, backends }) => {
    const objectives = { ...EXAMPLE.objectives };
    expect(scenarioIssues({ ...EXAMPLE, application, backends, objectives, ranges: [] })).toEqual([]);
  });

  it("say that they are guesses", () => {
    expectDistinct(APPLICATION_PRESETS);
    expect(APPLICATION_PRESETS.length).toBeGreaterThanOrEqual(6);
    for (const { application, lesson, source } of APPLICATION_PRESETS) {
      expect(application.measured).toBe(false);
      expect(lesson).toMatch(/\.$/);
      expect(source).not.toBe("");
    }
  });
});

it("interpreters: every one has its facts, and none is faster than CPython 3", () => {
  for (const interpreter of INTERPRETERS) {
    const { name, gil, cpuTax, source } = INTERPRETER_FACTS[interpreter];
    expect(name).not.toBe("");
    expect(gil).toMatch(/\.$/);
    expect(source).not.toBe("");
    expect(cpuTax).toBeGreaterThanOrEqual(1);
  }
});
