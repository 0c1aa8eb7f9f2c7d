import { describe, expect, it } from "vitest";
import { readMeasurements } from "./readMeasurements";

const none = { meanMs: null, p50Ms: null, p95Ms: null, p99Ms: null };

describe("readMeasurements", () => {
  it("reads a table with units in its heading, and with units in its cells", () => {
    expect(readMeasurements("rate (req/s),p50_ms,p95 [s]\n50,40,0.18\n100,60 ms,400ms\n")).toEqual({
      faults: [],
      measurements: [
        { ...none, rateRps: 50, p50Ms: 40, p95Ms: 180 },
        { ...none, rateRps: 100, p50Ms: 60, p95Ms: 400 },
      ],
    });
  });

  it("reads what is pasted from a spreadsheet or exported with semicolons and decimal commas", () => {
    const row = { ...none, rateRps: 2000, meanMs: 1.5, p99Ms: 12 };
    expect(readMeasurements("RPS\tAvg\tnote\t99%\n2k rps\t1.5\twarm\t12").measurements).toEqual([row]);
    expect(readMeasurements('"rate";"mean";"p99"\n2000;1,5;12').measurements).toEqual([row]);
  });

  it("tells each faulty line by its number and reads the others", () => {
    const { measurements, faults } = readMeasurements("rate,p95\n50,180\n\nfast,200\n70,\n80,-1\n,5");
    expect(measurements).toEqual([{ ...none, rateRps: 50, p95Ms: 180 }]);
    expect(faults).toEqual([
      expect.stringMatching(/^Line 4: "fast" is no rate/),
      "Line 5: a latency is missing.",
      "Line 6: the p95 must be more than 0.",
      "Line 7: the rate is missing.",
    ]);
  });

  it("asks for a heading where there is none", () => {
    expect(readMeasurements("50,180").faults[0]).toMatch(/^Line 1: name the columns first/);
    expect(readMeasurements("  \n").faults[0]).toMatch(/nothing to read/);
  });
});
