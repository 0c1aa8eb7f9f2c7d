import fc from "fast-check";
import { expect, test } from "vitest";
import { steadyBytesPerMs, transferTimeMs } from "./transferTime";

const path = fc.record({
  kbps: fc.double({ min: 1, max: 1e7, noNaN: true }),
  rttMs: fc.double({ min: 0, max: 1000, noNaN: true }),
  lossPercent: fc.double({ min: 0, max: 20, noNaN: true }),
});

test("on a path without delay only the link counts: 125 kB at 1 Mbit/s is one second", () => {
  expect(transferTimeMs(125_000, { kbps: 1000, rttMs: 0, lossPercent: 0 })).toBeCloseTo(1000, 9);
});

test("slow start: 100 segments on a long fat path take windows of 10, 20, 40 and a part", () => {
  // Three whole windows wait for their round trip; the last 30 segments follow at the link's rate.
  const time = transferTimeMs(100 * 1460, { kbps: 1e7, rttMs: 100, lossPercent: 0 });
  expect(time).toBeGreaterThan(300);
  expect(time).toBeLessThan(302);
});

test("small loss tends to Mathis: 1.22 MSS / (RTT √p)", () => {
  const rate = steadyBytesPerMs({ kbps: 1e8, rttMs: 100, lossPercent: 0.0001 });
  expect(rate / ((Math.sqrt(1.5) * 1460) / (100 * Math.sqrt(1e-6)))).toBeCloseTo(1, 2);
});

test("more bytes take longer; a faster link, a shorter round trip and less loss never do", () => {
  fc.assert(
    fc.property(path, fc.double({ min: 1, max: 1e7, noNaN: true }), (one, bytes) => {
      const time = transferTimeMs(bytes, one);
      expect(transferTimeMs(2 * bytes, one)).toBeGreaterThan(time);
      expect(transferTimeMs(bytes, { ...one, lossPercent: one.lossPercent / 2 })).toBeLessThanOrEqual(
        time * (1 + 1e-9),
      );
      expect(time).toBeGreaterThanOrEqual((bytes * 8) / one.kbps - 1e-6);
    }),
  );
});
