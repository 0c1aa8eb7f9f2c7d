import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { decodeFragment, encodeFragment } from "./codec";
import { parseScenario } from "./parse";
import { SCENARIO_VERSION } from "./scenario";
import { valueAt } from "./valueAt";

/** Documents as each version wrote them. A file that landed here is never changed: it stands for what people saved. */
const FOLDER = path.join(import.meta.dirname, "fixtures");
const names = await readdir(FOLDER);

async function fixture(name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(FOLDER, name), "utf8"));
}

/** Every number and word of a document that an upgrade must not lose, as "place: value". */
function facts(value: unknown, place = ""): string[] {
  if (typeof value !== "object" || value === null) return [`${place}: ${value}`];
  return Object.entries(value).flatMap(([key, part]) => facts(part, `${place}/${key}`));
}

describe("what was saved opens for ever", () => {
  test("every version that ever landed has a document here", () => {
    const versions = new Set(names.map((name) => Number(/^version-(\d+)/.exec(name)?.[1])));
    expect([...versions].toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: SCENARIO_VERSION + 1 }, (_, version) => version),
    );
  });

  test.each(names)("%s opens, says what it said, and travels in a link", async (name) => {
    const document = await fixture(name);
    const scenario = parseScenario(document);
    expect(scenario.version).toBe(SCENARIO_VERSION);
    const kept = new Set(facts(scenario));
    const moved = (fact: string) => !/^\/(version|objective)[:/]/.test(fact); // these have a new place or value
    expect(
      facts(document)
        .filter(moved)
        .filter((fact) => !kept.has(fact)),
    ).toEqual([]);
    const { objective } = Object(document);
    if (objective !== undefined) expect(valueAt(scenario, ["objectives", "latency", 0])).toEqual(objective);
    expect(parseScenario(JSON.parse(JSON.stringify(scenario)))).toEqual(scenario);
    expect(decodeFragment(encodeFragment(scenario))).toEqual(scenario);
  });
});
