import fc from "fast-check";
import { expect, test } from "vitest";
import { lowerGamma } from "./incompleteGamma";
import { responseCdf, responsePercentile, type Stream } from "./responseTime";
import { fitService } from "./serviceFit";
import { lognormalLaw } from "./serviceLaw";
import { type WaitingLaw, waitingLaw } from "./waitingLaw";

type Served = Omit<Stream, "wait">;

/** Streams that all wait alike. */
function behind(wait: WaitingLaw, streams: readonly Served[]): Stream[] {
  return streams.map((one) => ({ ...one, wait }));
}

function gammaStream(shape: number, rate: number): Served {
  const service = fitService({ mean: shape / rate, variance: shape / rate ** 2, third: (2 * shape) / rate ** 3 });
  return { share: 1, offset: 0, service };
}

const magnitude = (min: number, max: number) =>
  fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);

test("gamma wait + gamma service of one rate is a gamma law, however narrow or wide each is", () => {
  fc.assert(
    fc.property(magnitude(1, 5000), magnitude(0.3, 5000), fc.double({ min: -3, max: 3, noNaN: true }), (a, b, z) => {
      const wait = waitingLaw({ kind: "gamma", delayed: 1, shape: a, rate: 2 });
      const sum = a + b;
      const time = Math.max(0.01 * sum, sum + z * Math.sqrt(sum)) / 2;
      expect(responseCdf(behind(wait, [gammaStream(b, 2)]), time)).toBeCloseTo(lowerGamma(sum, 2 * time), 6);
    }),
  );
});

test("a full queue + a lognormal service, from much shorter to longer than what the waits differ by", () => {
  for (const shape of [40, 990])
    for (const cv of [0.3, 0.8, 1.5, 3])
      for (const longest of [0.3, 1, 4, 16]) {
        const wait = waitingLaw({ kind: "gamma", delayed: 1, shape, rate: 1 });
        const sigma = Math.sqrt(Math.log1p(cv * cv));
        const mu = Math.log(longest * Math.sqrt(shape)) - 3.5 * sigma;
        const law = lognormalLaw(Math.exp(mu + (sigma * sigma) / 2), cv * cv, 1);
        const streams = [{ share: 1, offset: 0, wait, service: { mean: 1, variance: 1, laws: [law] } }];
        for (const z of [-1, 1.6, 2.5]) {
          const time = shape + z * Math.sqrt(shape);
          let tail = 0;
          for (let x = -7.5; x <= 7.5; x += 0.01) {
            const left = time - Math.exp(mu + sigma * x);
            tail += ((0.01 * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI)) * (left > 0 ? wait.tail(left) : 1);
          }
          expect(Math.abs(responseCdf(streams, time) - (1 - tail))).toBeLessThan(1e-7);
        }
      }
});

test("exponential wait + exponential service: two phases", () => {
  fc.assert(
    fc.property(magnitude(1e-3, 1e3), magnitude(0.01, 100), (decay, time) => {
      if (Math.abs(decay - 1) < 0.01) return;
      const wait = waitingLaw({ kind: "phases", delayed: 1, ratio: 0.5, places: 1000, phaseRate: 2 * decay });
      const tail = (decay * Math.exp(-time) - Math.exp(-decay * time)) / (decay - 1);
      expect(responseCdf(behind(wait, [gammaStream(1, 1)]), time)).toBeCloseTo(1 - tail, 9);
    }),
  );
});

test("a percentile is where the distribution has that value", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.9999, noNaN: true }),
      magnitude(0.05, 20),
      fc.double({ min: 0, max: 1, noNaN: true }),
      magnitude(0.3, 3),
      (p, scale, delayed, ratio) => {
        const wait = waitingLaw({ kind: "phases", delayed, ratio, places: 40, phaseRate: 1 / scale });
        const streams = [
          { share: 0.7, offset: 0, service: fitService({ mean: 1, variance: 2, third: 12 }) },
          { share: 0.3, offset: 30, service: fitService({ mean: 1, variance: 0.1, third: 0.05 }) },
        ];
        expect(responseCdf(behind(wait, streams), responsePercentile(behind(wait, streams), p))).toBeCloseTo(p, 6);
      },
    ),
  );
});

test("a wait that is nothing but rounding leaves a constant service constant", () => {
  const streams = [{ share: 1, offset: 0, service: fitService({ mean: 1.6, variance: 0, third: 0 }) }];
  const wait = waitingLaw({ kind: "phases", delayed: 1.1e-6, ratio: 1e-16, places: 511, phaseRate: 1e16 });
  expect([1.599_999, 1.700_001].map((time) => responseCdf(behind(wait, streams), time))).toEqual([0, 1]);
  for (const p of [0.01, 0.5, 0.99]) expect(responsePercentile(behind(wait, streams), p)).toBeCloseTo(1.6, 12);
});

test("where the distribution jumps the percentile is the jump, not a point beside it", () => {
  const streams = [
    { share: 0.5, offset: 0, service: fitService({ mean: 1, variance: 0, third: 0 }) },
    { share: 0.5, offset: 0, service: fitService({ mean: 2, variance: 0, third: 0 }) },
  ];
  const wait = waitingLaw({ kind: "gamma", delayed: 0, shape: 1, rate: 1 });
  expect([0.2, 0.5, 0.6].map((p) => responsePercentile(behind(wait, streams), p))).toEqual([1, 1, 2]);
});

test("where it is flat at just that share, it is the time at which it gets there, however the kinds are cut up", () => {
  const wait = waitingLaw({ kind: "gamma", delayed: 0, shape: 1, rate: 1 });
  const short = fitService({ mean: 1, variance: 0.01, third: 0.0002 });
  const long = fitService({ mean: 100, variance: 1, third: 0.02 });
  const whole = [
    { share: 0.9, offset: 0, service: short },
    { share: 0.1, offset: 0, service: long },
  ];
  const cut = [0.27, 0.63, 0.03, 0.07].map((share, index) => ({ share, offset: 0, service: index < 2 ? short : long }));
  const [one, other] = [whole, cut].map((streams) => responsePercentile(behind(wait, streams), 0.9));
  expect(one).toBeLessThan(3);
  expect((other ?? 0) / (one ?? 1)).toBeCloseTo(1, 6);
});
