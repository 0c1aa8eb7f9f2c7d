import fc from "fast-check";
import { expect, test } from "vitest";
import { erlangB, erlangC } from "./erlang";

// Erlang B tables (e.g. ITU-T Teletraffic Engineering Handbook, table of A for E = 1 %), load to four figures.
test.each([
  [5, 1.361, 0.01],
  [10, 4.461, 0.01],
  [20, 12.03, 0.01],
  [100, 84.06, 0.01],
])("%i lines offered %f erlangs lose 1 %%", (lines, erlangs, loss) => {
  expect(erlangB(lines, erlangs)).toBeCloseTo(loss, 4);
});

/** The definition, (aᶜ/c!) / Σ aᵏ/k!, summed from its largest term down. */
function byDefinition(servers: number, erlangs: number): number {
  let term = 1;
  let sum = 1;
  for (let k = servers; k > 0; k--) {
    term *= k / erlangs;
    sum += term;
  }
  return 1 / sum;
}

test("a thousand servers agree with the definition to 1e-12", () => {
  for (const erlangs of [500, 900, 1000, 1500])
    expect(erlangB(1000, erlangs) / byDefinition(1000, erlangs)).toBeCloseTo(1, 11);
});

test("one server delays as often as it is busy", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (load) => {
      expect(erlangC(1, load)).toBeCloseTo(load, 12);
    }),
  );
});

test("two servers: C(2, a) = a² / (2 + a), worked by hand", () => {
  expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12);
  expect(erlangC(2, 1.5)).toBeCloseTo(2.25 / 3.5, 12);
});
