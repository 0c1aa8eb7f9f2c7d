import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scenarioOf } from "@/lib/validation/caseSystem";
import { actualFigures } from "@/lib/validation/judge";
import { parseCases } from "@/lib/validation/measuredCase";
import { predict } from "./predict";

const CASES = parseCases(
  JSON.parse(readFileSync(new URL("../validation/data/cases.json", import.meta.url), "utf8")),
).filter(({ measured }) => measured !== undefined);

function compared(id: string) {
  const one = CASES.find((candidate) => candidate.id.startsWith(id));
  if (one === undefined) throw new Error(`There is no case ${id}.`);
  const { performance } = predict(scenarioOf(one));
  if (performance === null) throw new Error(`Case ${id} ran.`);
  return { performance, actual: actualFigures(one) };
}

/** An overload of 30 s that never settles (t34) has no equilibrium to predict. */
const IN_EQUILIBRIUM = CASES.filter(({ id }) => !id.startsWith("t34"));

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

test("t16, mod_wsgi daemon 2 × 8, mixed: the mean within 25 %", () => {
  const { performance, actual } = compared("t16");
  expect(Math.abs(performance.client.meanMs / (actual.mean_ms ?? Number.NaN) - 1)).toBeLessThan(0.25);
});

test("over the measured cases: median error of the mean within 8 %, of the 95th percentile within 12 %", () => {
  const errors = IN_EQUILIBRIUM.map(({ id }) => compared(id))
    .filter(({ performance }) => !performance.trust.unstable)
    .map(({ performance, actual }) => ({
      mean: Math.abs(performance.client.meanMs / (actual.mean_ms ?? Number.NaN) - 1),
      p95: Math.abs(performance.client.p95Ms / (actual.p95_ms ?? Number.NaN) - 1),
    }));
  expect(errors.length).toBeGreaterThan(30);
  expect(median(errors.map(({ mean }) => mean))).toBeLessThan(0.08);
  expect(median(errors.map(({ p95 }) => p95))).toBeLessThan(0.12);
});

test("t12 hoards and says so; t33, with a connection limit, does not and is right", () => {
  expect(compared("t12").performance.trust.unstable).toBe(true);
  const { performance, actual } = compared("t33");
  expect(performance.trust.unstable).toBe(false);
  expect(Math.abs(performance.client.meanMs / (actual.mean_ms ?? Number.NaN) - 1)).toBeLessThan(0.08);
});

test("closed traffic settles at the measured throughput", () => {
  for (const id of ["t30", "t31", "t32", "t35", "t36"]) {
    const { performance, actual } = compared(id);
    expect(Math.abs(performance.throughputRps / (actual.throughput_rps ?? Number.NaN) - 1)).toBeLessThan(0.06);
  }
});
