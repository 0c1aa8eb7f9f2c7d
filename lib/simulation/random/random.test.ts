import { describe, expect, it } from "vitest";
import type { Distribution } from "@/lib/scenario/distribution";
import { drawExponential } from "./exponential";
import { RandomStream } from "./randomStream";
import { Sampler } from "./sampler";

const DRAWS = 400_000;

describe("random variates", () => {
  it("the same seed gives the same numbers; streams and seeds differ", () => {
    const first = (seed: number, stream: number) => {
      const random = new RandomStream(seed, stream);
      return [random.bits(), random.bits(), random.bits()];
    };
    expect(first(42, 0)).toEqual(first(42, 0));
    const all = [first(42, 0), first(42, 1), first(42, 2), first(43, 0), first(42 + 2 ** 32, 0)];
    expect(new Set(all.map(String)).size).toBe(all.length);
  });

  it("uniforms fill the unit interval evenly (chi-square of 64 cells, 99.9 % point 106)", () => {
    const random = new RandomStream(1);
    const cells = new Float64Array(64);
    for (let draw = 0; draw < DRAWS; draw++) {
      const cell = random.below(64);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    const expected = DRAWS / 64;
    expect(cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(106);
  });

  it("exponentials have the tail e^−x, beyond the ziggurat's last layer too", () => {
    const random = new RandomStream(2);
    const limits = [0.1, 0.5, 1, 2, 4, 6, 8];
    const above = limits.map(() => 0);
    for (let draw = 0; draw < 10 * DRAWS; draw++) {
      drawExponential(random);
      const value = random.drawn;
      limits.forEach((limit, place) => {
        if (value > limit) above[place] = (above[place] ?? 0) + 1;
      });
    }
    limits.forEach((limit, place) => {
      const expected = 10 * DRAWS * Math.exp(-limit);
      expect(Math.abs((above[place] ?? 0) - expected)).toBeLessThan(4 * Math.sqrt(expected));
    });
  });

  it.each<Distribution & { readonly cv?: number }>([
    { family: "deterministic", mean: 3 },
    { family: "exponential", mean: 12 },
    { family: "lognormal", mean: 8, cv: 1 },
    { family: "gamma", mean: 40, cv: 0.4 },
    { family: "gamma", mean: 5, cv: 1.8 },
  ])("$family of mean $mean has its mean and coefficient of variation", (distribution) => {
    const random = new RandomStream(3);
    const sampler = new Sampler(distribution);
    let sum = 0;
    let squares = 0;
    for (let draw = 0; draw < DRAWS; draw++) {
      sampler.draw(random);
      const value = random.drawn;
      sum += value;
      squares += value * value;
    }
    const mean = sum / DRAWS;
    const cv = Math.sqrt(Math.max(0, squares / DRAWS - mean * mean)) / mean;
    const asked = distribution.cv ?? (distribution.family === "exponential" ? 1 : 0);
    expect(Math.abs(mean / distribution.mean - 1)).toBeLessThan(0.01);
    expect(Math.abs(cv - asked)).toBeLessThan(0.03);
  });
});
