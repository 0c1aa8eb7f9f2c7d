import { expect, test } from "vitest";
import { gammaConvolution } from "./gammaConvolution";
import { lognormalConvolution } from "./lognormalConvolution";
import { gammaLaw, lognormalLaw } from "./serviceLaw";

/** λᵃ tᵃ e^{−λt}/Γ(a + 1) · 1F1(1; a + 1; (λ − θ)t) by mpmath 1.3 to 30 digits; mean 100, squared variation 1/a, θ, t. */
const GAMMA: readonly (readonly [number, number, number, number])[] = [
  [0.3, 0.001, 80, 0.6466743582030571],
  [0.3, 0.03, 80, 0.1350441689948243],
  [0.3, 0.3, 80, 0.007442285274204297],
  [0.3, 0.03, 500, 0.006615832785927083],
  [0.3, 2, 500, 8.441962891601845e-5],
  [0.9, 0.001, 80, 0.5366636616896157],
  [0.9, 0.03, 80, 0.1753986349287792],
  [0.9, 0.3, 80, 0.01462365436685771],
  [0.9, 0.03, 500, 0.003874481071540389],
  [0.9, 2, 500, 4.043353075974002e-5],
  [5, 0.001, 80, 0.3630880878436603],
  [5, 0.03, 80, 0.2098054486195641],
  [5, 0.3, 80, 0.03231953217452974],
  [5, 0.03, 500, 2.899939993536791e-5],
  [5, 2, 500, 5.772211637404851e-9],
  [30, 0.001, 80, 0.131144629381243],
  [30, 0.03, 80, 0.1073040585963841],
  [30, 0.3, 80, 0.03627518289248481],
  [30, 0.03, 500, 7.216182169777378e-6],
];

test.each(GAMMA)("gamma of shape %d beside an exponential of rate %d at %d", (shape, decay, time, expected) => {
  expect(gammaConvolution(gammaLaw(100, 1 / shape, 1), decay, time) / expected).toBeCloseTo(1, 10);
});

test("an exponential beside an exponential: λ (e^{−λt} − e^{−θt})/(θ − λ)", () => {
  for (const decay of [0.001, 0.02, 0.5])
    for (const time of [5, 100, 700])
      expect(
        (gammaConvolution(gammaLaw(100, 1, 1), decay, time) * (decay - 0.01)) /
          (0.01 * (Math.exp(-0.01 * time) - Math.exp(-decay * time))),
      ).toBeCloseTo(1, 11);
});

test("a gamma law that is long past leaves E[e^{θS}] of the exponential, and no overflow", () => {
  for (const shape of [0.3, 6.115, 40])
    for (const time of [40, 300]) {
      const mean = 0.127;
      const found = gammaConvolution(gammaLaw(mean, 1 / shape, 1), 1.591, time);
      expect(Math.log(found) / (-1.591 * time - shape * Math.log1p((-1.591 * mean) / shape))).toBeCloseTo(1, 12);
    }
});

/** By mpmath's quad to 20 digits: mean 100, coefficient of variation, θ, t. */
const LOGNORMAL: readonly (readonly [number, number, number, number])[] = [
  [0.1, 0.001, 80, 0.01432771204868],
  [0.1, 0.03, 130, 0.42169043003895],
  [0.1, 0.3, 130, 0.0070715317485721],
  [0.1, 0.03, 600, 3.2043439669456e-7],
  [0.7, 0.001, 80, 0.47162268839005],
  [0.7, 0.03, 130, 0.18577766536844],
  [0.7, 0.3, 130, 0.013120634230212],
  [0.7, 0.03, 600, 0.00037599032932307],
  [1.5, 0.001, 80, 0.60493220493514],
  [1.5, 0.03, 130, 0.11755574314593],
  [1.5, 0.3, 130, 0.0072512640127133],
  [1.5, 0.03, 600, 0.0022393785477805],
  [4, 0.001, 80, 0.71789695008042],
  [4, 0.03, 130, 0.074715693313771],
  [4, 0.3, 130, 0.0038562412888261],
  [4, 0.03, 600, 0.0024486384933947],
];

test.each(LOGNORMAL)(
  "lognormal of variation %d beside an exponential of rate %d at %d",
  (cv, decay, time, expected) => {
    expect(Math.abs(lognormalConvolution(lognormalLaw(100, cv * cv, 1), decay, time, 0) - expected)).toBeLessThan(
      1e-10,
    );
  },
);

test("what counts for less is less exact, and nothing where it can't be seen", () => {
  const law = lognormalLaw(100, 1, 1);
  const exact = lognormalConvolution(law, 0.05, 150, 0);
  for (const logWeight of [-5, -10, -20])
    expect(Math.abs(lognormalConvolution(law, 0.05, 150, logWeight) - exact) * Math.exp(logWeight)).toBeLessThan(1e-10);
  expect(lognormalConvolution(law, 0.05, 150, -30)).toBe(0);
});

test("asked for one time after another, near and far, forth and back, it is what a new law would say", () => {
  for (const cv of [0.1, 0.7, 1.5, 4]) {
    const law = lognormalLaw(100, cv * cv, 1);
    let time = 130;
    for (const factor of [1.2, 1.01, 1, 0.97, 0.8, 1.001, 3, 1.1, 0.2, 0.9, 0.9, 1.3, 1e-3, 1.05, 1e4, 0.99]) {
      time *= factor;
      const anew = lognormalConvolution(lognormalLaw(100, cv * cv, 1), 0.03, time, 0);
      expect(Math.abs(lognormalConvolution(law, 0.03, time, 0) - anew)).toBeLessThan(1e-10);
    }
  }
});
