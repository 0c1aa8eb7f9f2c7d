import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import * as api from "./apiSchema";
import { faultsOf, firstFault } from "./faults";
import { EXAMPLE } from "./presets/example";
import { scenarioSchema } from "./scenario";

const REQUESTS = Object.entries<unknown>({ ...api, scenarioSchema }).flatMap(([name, schema]) =>
  schema instanceof z.ZodType && /Request$|^scenarioSchema$/.test(name) ? [[name, schema] as const] : [],
);

/** How a schema library speaks of its own affairs. */
const SCHEMA_WORDS =
  /expected|received|invalid|nonoptional|undefined|\bNaN\b|unrecognized|discriminator|too (small|big)|>=|<=/i;

function told(schema: z.ZodType, value: unknown): readonly string[] {
  const { error } = schema.safeParse(value);
  return error === undefined ? [] : faultsOf(error).map(({ message }) => message);
}

/** The example with something else at one place, however deep. */
const altered = fc
  .tuple(fc.infiniteStream(fc.nat()), fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.double()))
  .map(([picks, value]) => {
    const document: unknown = structuredClone(EXAMPLE);
    let place: unknown = document;
    for (;;) {
      if (typeof place !== "object" || place === null) return document;
      const keys = Object.keys(place);
      const pick = picks.next().value;
      const key = keys[pick % Math.max(1, keys.length)];
      const inside: unknown = key === undefined ? undefined : Reflect.get(place, key);
      if (key === undefined || typeof inside !== "object" || inside === null || pick % 5 === 0) {
        Reflect.set(place, key ?? "more", value);
        return document;
      }
      place = inside;
    }
  });

describe("what is wrong is said in plain words", () => {
  test.each(REQUESTS)("%s: whatever comes instead", (_, schema) => {
    expect(told(schema, undefined).concat(told(schema, null), told(schema, {}), told(schema, []))).not.toEqual([]);
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), altered, fc.record({ scenario: altered, revision: fc.jsonValue() })),
        (value) => {
          for (const message of told(schema, value)) {
            expect(message).not.toMatch(SCHEMA_WORDS);
            expect(message).toMatch(/^[A-Z].*\.$/u);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([
    ["a field that is not there", api.scenarioRequest, {}, "scenario: This is missing."],
    ["a body that is no object", api.renameRequest, [], "body: This must be an object with fields of its own."],
    ["a field too many", api.moveRequest, { token: "t", x: 1 }, 'body: There is no field "x" here; remove it.'],
    ["an empty text", api.moveRequest, { token: "" }, "token: Enter at least 1 character."],
    ["a text too long", api.moveRequest, { token: "t".repeat(201) }, "token: Enter at most 200 characters."],
    ["another kind of value", api.moveRequest, { token: 7 }, "token: Enter a text."],
    ["an action that is not known", api.bulkRequest, { action: "burn", ids: ["a"] }, /Choose one of: trash, restore/],
    ["a number out of range", api.versionsRequest, { limit: "1000" }, "limit: Ask for 1 to 100 entries."],
    ["no number", api.versionsRequest, { limit: "many" }, /limit: /],
    [
      "a kind of server that is not known",
      z.object({ server: scenarioSchema.shape.server }),
      { server: { kind: "x" } },
      /^server\.kind: Choose/,
    ],
  ])("%s", (_, schema, value, message) => {
    const { error } = schema.safeParse(value);
    expect(error && firstFault(faultsOf(error), "body")).toEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
  });
});
