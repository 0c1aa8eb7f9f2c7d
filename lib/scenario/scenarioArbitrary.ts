import fc from "fast-check";
import { z } from "zod";
import type { RequestClass } from "./application";
import { type Scenario, scenarioFields } from "./scenario";
import { valueAt } from "./valueAt";

type JsonSchema = z.core.JSONSchema._JSONSchema;

/** Any value that a JSON schema allows, as far as the scenario's schema uses the language. */
function fromSchema(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (typeof schema === "boolean") throw new Error("The scenario's schema leaves nothing open.");
  const { minimum: min = -1e6, maximum: max = 1e6 } = schema;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(fromSchema));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "object": {
      const fields = Object.entries(schema.properties ?? {});
      return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, fromSchema(field)])), {
        noNullPrototype: true,
      });
    }
    case "array": {
      if (schema.items === undefined || Array.isArray(schema.items)) throw new Error("Expected one kind of item.");
      const { minItems: minLength = 0, maxItems = 4 } = schema;
      return fc.array(fromSchema(schema.items), { minLength, maxLength: Math.min(maxItems, 4), size: "max" });
    }
    case "string":
      return fc.string({ unit: "grapheme", minLength: 1, maxLength: 9 }).map(
        (text) =>
          Array.from(text.replaceAll(/\p{Cc}/gu, ""))
            .slice(0, 20)
            .join("")
            .trim() || "name",
      );
    case "integer":
      return fc.oneof(fc.integer({ min, max }), fc.integer({ min, max: Math.min(max, min + 64) }));
    case "number":
      // Adding 0 turns −0, which JSON does not know, into 0.
      return fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      throw new Error(`The scenario's schema uses ${JSON.stringify(schema)}, which is not known here.`);
  }
}

function unique<T extends { readonly name: string }>(ones: readonly T[]): T[] {
  return ones.map((one, index) => ({ ...one, name: `${one.name} ${index + 1}` }));
}

/** Paths to every number of a document, its version aside. */
function numberPaths(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value === "number") return path[0] === "version" ? [] : [[...path]];
  if (Array.isArray(value)) return value.flatMap((one, index) => numberPaths(one, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => numberPaths(one, [...path, key]));
}

/** Keeps the rules between the fields: changes the least that makes `drawn` valid. */
function withRules(drawn: Scenario, pick: (count: number) => number): Scenario {
  const clients = unique(drawn.network.clients).map((client, index) =>
    index === 0 ? { ...client, share: Math.max(client.share, 1) } : client,
  );
  const backends = unique(drawn.backends);
  const classes = unique(drawn.application.classes).map(
    (one, index): RequestClass => ({
      ...one,
      weight: index === 0 ? Math.max(one.weight, 1) : one.weight,
      ioMs: one.ioMs.mean === 0 && one.cpuMs.mean === 0 ? { family: "exponential", mean: 20 } : one.ioMs,
      backend: backends[pick(2 * backends.length + 1)]?.name ?? null,
      clients: one.clients === null ? null : clients.slice(0, 1 + pick(clients.length)).map(({ name }) => name),
    }),
  );
  const { hardware, traffic } = drawn;
  const { memory } = drawn.application;
  const memoryMiB = Math.min(hardware.memoryMiB, hardware.memoryLimitMiB ?? hardware.memoryMiB);
  const { load } = traffic;
  const bursty = load.kind === "open" && load.arrivals.process === "bursty" ? load.arrivals : null;
  const scenario: Scenario = {
    ...drawn,
    hardware: { ...hardware, reservedMemoryMiB: Math.min(hardware.reservedMemoryMiB, memoryMiB / 2) },
    network: { ...drawn.network, clients },
    application: {
      ...drawn.application,
      memory: { ...memory, sharedBeforeForkMiB: Math.min(memory.sharedBeforeForkMiB, memory.processMiB) },
      classes,
    },
    backends,
    traffic:
      bursty === null || load.kind !== "open"
        ? traffic
        : {
            ...traffic,
            load: {
              ...load,
              arrivals: { ...bursty, burstShare: Math.min(bursty.burstShare, 0.99 / bursty.burstRatio) },
            },
          },
    objectives: {
      ...drawn.objectives,
      latency: drawn.objectives.latency.map((one) => ({
        ...one,
        class: one.class === null ? null : (classes[pick(classes.length)]?.name ?? null),
      })),
    },
    ranges: [],
  };
  const paths = numberPaths(scenario);
  return {
    ...scenario,
    ranges: drawn.ranges.flatMap(({ low, high }) => {
      const path = paths[pick(paths.length)];
      if (path === undefined) return [];
      const value = valueAt(scenario, path);
      return typeof value === "number" ? [{ path, low: Math.min(low, value), high: Math.max(high, value) }] : [];
    }),
  };
}

/**
 * Any valid scenario, drawn from the whole schema with its extremes: for codecs, parsing, storage, and for
 * "never NaN". For tests of the model's numbers take `plausibleScenario`.
 */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .tuple(fromSchema(z.toJSONSchema(scenarioFields)), fc.array(fc.nat(), { minLength: 24, maxLength: 24 }))
  .map(([drawn, numbers]) => {
    let next = 0;
    return withRules(
      scenarioFields.parse(drawn),
      (count) => (numbers[next++ % numbers.length] ?? 0) % Math.max(1, count),
    );
  });
