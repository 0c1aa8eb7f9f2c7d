import { expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { predict } from "./predict";
import { sizePoints } from "./sizePoints";

test.each(["exponential", "gamma", "lognormal"] as const)(
  "points of a %s size have its mean and its variation",
  (family) => {
    for (const cv of family === "exponential" ? [1] : [0.2, 1, 3]) {
      const points = sizePoints({ family, mean: 20_000, cv });
      const over = (of: (bytes: number) => number) => points.reduce((sum, one) => sum + one.share * of(one.bytes), 0);
      expect(over(() => 1)).toBeCloseTo(1, 12);
      expect(over((bytes) => bytes) / 20_000).toBeCloseTo(1, 9);
      expect(Math.sqrt(over((bytes) => (bytes - 20_000) ** 2)) / 20_000 / cv).toBeCloseTo(1, 3);
    }
  },
);

/** One constant (or exponential) request on an idle server, its response of exponential size over 1 Mbit/s without delay. */
function alone(family: "deterministic" | "exponential", cpuMs: number, bytes: number) {
  const [first] = EXAMPLE.application.classes;
  if (first === undefined) throw new Error("The example has classes.");
  const link = { name: "Link", share: 1, rttMs: 0, downKbps: 1000, upKbps: 1000, lossPercent: 0 };
  const { performance } = predict({
    ...EXAMPLE,
    hardware: { ...EXAMPLE.hardware, cpus: 64, memoryMiB: 1_000_000 },
    server: { ...EXAMPLE.server, kind: "ideal", processes: 8, threads: 8 },
    network: { ...EXAMPLE.network, clients: [link], keepAlive: false },
    backends: [],
    application: {
      ...EXAMPLE.application,
      classes: [
        {
          ...{ ...first, backend: null, clients: null, weight: 1 },
          cpuMs: { family, mean: cpuMs },
          ioMs: { family: "deterministic", mean: 0 },
          responseBytes: { family: "exponential", mean: bytes },
          requestBodyBytes: { family: "deterministic", mean: 0 },
        },
      ],
    },
    traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps: 1e-6, arrivals: { process: "poisson" } } },
  });
  if (performance === null) throw new Error("It should run.");
  return performance.client;
}

test("a client's percentiles are those of server time plus transfer: a constant plus an exponential, two exponentials", () => {
  // 2,500 bytes at 125 bytes a ms: 20 ms on average.
  const shifted = alone("deterministic", 30, 2500);
  expect(shifted.meanMs).toBeCloseTo(50, 3);
  expect(shifted.p95Ms).toBeCloseTo(30 - 20 * Math.log(0.05), 1);
  const twice = alone("exponential", 20, 2500);
  // Erlang of two phases: its 95th percentile is 4.7439 times one phase.
  expect(twice.p95Ms / 20).toBeCloseTo(4.7439, 2);
});
