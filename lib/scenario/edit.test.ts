import { describe, expect, it } from "vitest";
import { withEntryAdded, withEntryRemoved, withValueAt } from "./edit";
import { FACTORS, inputAt } from "./inputs";
import { scenarioIssues } from "./parse";
import { EXAMPLE } from "./presets/example";
import { type Path, valueAt } from "./valueAt";

function numberPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value === "number") return [path];
  if (Array.isArray(value)) return value.flatMap((entry, index) => numberPaths(entry, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => numberPaths(entry, [...path, key]));
}

describe("edit", () => {
  it("changes one value and leaves the original alone", () => {
    const changed = withValueAt(EXAMPLE, ["hardware", "cpus"], 8);
    expect(changed.hardware.cpus).toBe(8);
    expect(EXAMPLE.hardware.cpus).toBe(4);
    expect(scenarioIssues(changed)).toEqual([]);
  });

  it("changes nothing for a path that leads nowhere, also not a prototype", () => {
    expect(withValueAt(EXAMPLE, ["hardware", "nonsense"], 1)).toBe(EXAMPLE);
    expect(withValueAt(EXAMPLE, ["__proto__", "polluted"], 1)).toBe(EXAMPLE);
    expect(withValueAt(EXAMPLE, ["constructor", "name"], "x")).toBe(EXAMPLE);
    expect(valueAt(EXAMPLE, ["application", "classes", 99, "cpuMs"])).toBeUndefined();
  });

  it("lets a range follow its value, its entry's place, and its entry away", () => {
    const ranges = [
      { path: ["application", "classes", 1, "cpuMs", "mean"], low: 9, high: 36 },
      { path: ["hardware", "cpuSpeed"], low: 0.5, high: 2 },
    ];
    const ranged = { ...EXAMPLE, ranges };
    const doubled = withValueAt(ranged, ["application", "classes", 1, "cpuMs", "mean"], 36);
    expect(doubled.ranges).toEqual([{ path: ranges[0]?.path, low: 18, high: 72 }, ranges[1]]);
    expect(scenarioIssues(doubled)).toEqual([]);
    const moved = withEntryRemoved(ranged, ["application", "classes"], 0);
    expect(moved.ranges[0]?.path).toEqual(["application", "classes", 0, "cpuMs", "mean"]);
    expect(withEntryRemoved(ranged, ["application", "classes"], 1).ranges).toEqual([ranges[1]]);
    const replaced = withValueAt(ranged, ["application", "classes", 1, "cpuMs"], { family: "exponential", mean: 5 });
    expect(replaced.ranges).toEqual([ranges[1]]);
  });

  it("lets whatever names an entry follow it to a new name, and let go when it is removed", () => {
    const named = {
      ...EXAMPLE,
      application: {
        ...EXAMPLE.application,
        classes: EXAMPLE.application.classes.map((one) => ({ ...one, clients: ["4G", "3G"] })),
      },
      objectives: {
        ...EXAMPLE.objectives,
        latency: EXAMPLE.objectives.latency.map((one) => ({ ...one, class: "Page" })),
      },
    };
    expect(scenarioIssues(named)).toEqual([]);

    let renamed = withValueAt(named, ["backends", 0, "name"], "MySQL");
    renamed = withValueAt(renamed, ["application", "classes", 0, "name"], "Front page");
    renamed = withValueAt(renamed, ["network", "clients", 1, "name"], "Mobile");
    expect(scenarioIssues(renamed)).toEqual([]);
    expect(renamed.application.classes.map((one) => one.backend)).toEqual(["MySQL", "MySQL"]);
    expect(renamed.application.classes[0]?.clients).toEqual(["Mobile", "3G"]);
    expect(renamed.objectives.latency[0]?.class).toBe("Front page");

    let removed = withEntryRemoved(named, ["backends"], 0);
    removed = withEntryRemoved(removed, ["application", "classes"], 0);
    removed = withEntryRemoved(removed, ["network", "clients"], 2);
    removed = withEntryRemoved(removed, ["network", "clients"], 1);
    expect(scenarioIssues(removed)).toEqual([]);
    expect(removed.application.classes).toMatchObject([{ backend: null, clients: null }]);
    expect(removed.objectives.latency[0]?.class).toBeNull();
  });

  it("adds and removes entries of lists", () => {
    const added = withEntryAdded(EXAMPLE, ["network", "clients"], { ...EXAMPLE.network.clients[0], name: "Office" });
    expect(added.network.clients).toHaveLength(4);
    expect(withEntryRemoved(added, ["network", "clients"], 3)).toEqual(EXAMPLE);
  });
});

describe("inputs", () => {
  it("name every number of the example, with a factor that exists", () => {
    const unnamed = numberPaths(EXAMPLE).filter((path) => inputAt(path) === undefined && path[0] !== "version");
    expect(unnamed).toEqual([]);
    const factors = FACTORS.map((factor) => factor.id);
    for (const path of numberPaths(EXAMPLE)) {
      const input = inputAt(path);
      if (input !== undefined) expect(factors).toContain(input.factor);
    }
  });
});
