import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editable, formatQuantity, readable } from "./formatQuantity";
import { parseQuantity } from "./parseQuantity";
import type { Unit } from "./unit";

const value = (text: string, unit: Unit, shown: string) => {
  const parsed = parseQuantity(text, unit, shown);
  return parsed.ok ? parsed.value : parsed.message;
};

describe("parseQuantity", () => {
  it.each([
    ["200", "ms", "ms", 200],
    ["200ms", "ms", "s", 200],
    ["1.5 s", "ms", "ms", 1500],
    ["1,5 s", "ms", "ms", 1500],
    ["2", "ms", "s", 2000],
    ["1.5 GB", "MiB", "MiB", 1536],
    ["512 mb", "MiB", "GiB", 512],
    ["8", "MiB", "GiB", 8192],
    ["2k rps", "rps", "req/s", 2000],
    ["2k", "rps", "req/s", 2000],
    ["1,200", "rps", "req/s", 1200],
    ["1 200 /s", "rps", "req/s", 1200],
    ["1,234,567", "count", "", 1_234_567],
    ["600 rpm", "rps", "req/s", 10],
    ["40 %", "percent", "%", 40],
    ["500m", "cores", "cores", 0.5],
    ["10 Mbit/s", "kbps", "kbit/s", 10_000],
    ["60 kB", "bytes", "B", 60_000],
    ["1 KiB", "bytes", "B", 1024],
    ["1e3", "count", "", 1000],
    ["1.234,5", "rps", "req/s", 1234.5],
    ["1,234.5", "rps", "req/s", 1234.5],
    ["1.200", "ms", "ms", 1.2],
    ["1\u00a0200\u00a0ms", "ms", "ms", 1200],
    [".5", "ms", "ms", 0.5],
  ] as const)("reads %j in %s (shown in %j) as %d", (text, unit, shown, expected) => {
    expect(value(text, unit, shown)).toBe(expected);
  });

  it.each([
    "",
    "  ",
    "abc",
    "ms",
    "-",
    "1.2.3",
    "12 parsecs",
    "Infinity",
    "NaN",
    "0x10",
    "1e999",
    "4\t8",
    "4 8",
    "12 34",
    "1,2,3",
    "1.2,3.4",
    "1,23,456",
  ])("refuses %j with a sentence", (text) => {
    expect(value(text, "ms", "ms")).toMatch(/nter a number, like 4 or 4 ms/);
  });

  it("reads back whatever a field shows", () => {
    const units: Unit[] = ["ms", "MiB", "bytes", "kbps", "Mbps", "rps", "percent", "cores", "count"];
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.double({ min: 0.001, max: 1e7, noNaN: true }), (unit, raw) => {
        const original = Number(raw.toPrecision(9));
        const shown = editable(original, unit);
        expect(value(shown.number, unit, shown.unit)).toBeCloseTo(original, 9);
      }),
    );
  });
});

describe("formatQuantity", () => {
  it.each([
    [8192, "MiB", "8 GiB"],
    [180, "MiB", "180 MiB"],
    [212.4, "ms", "212 ms"],
    [1500, "ms", "1.5 s"],
    [0.53, "ms", "0.53 ms"],
    [0, "ms", "0 ms"],
    [1234.5, "rps", "1,235 req/s"],
    [60_000, "bytes", "60 kB"],
    [4, "count", "4"],
  ] as const)("shows %d %s as %j", (number, unit, expected) => {
    expect(readable(number, unit)).toBe(expected);
  });

  it("keeps every digit of a field", () => {
    expect(editable(12_345, "ms")).toEqual({ number: "12.345", unit: "s" });
    expect(editable(1_234_567, "ms")).toEqual({ number: "1234.567", unit: "s" });
    expect(formatQuantity(12_345, "ms").number).toBe("12.3");
  });
});
