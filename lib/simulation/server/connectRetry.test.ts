import { expect, test } from "vitest";
import { dataAt, halfOpenRetryAt, synRetryAt } from "./connectRetry";

/** All times at which a client knocks. */
function knocks(next: (knock: number) => number): number[] {
  const times: number[] = [];
  for (let knock = 0; knock < 30; knock++) {
    const time = next(knock);
    if (time < 0) break;
    times.push(time);
  }
  return times;
}

test("a dropped SYN is sent again after 1, 3, 7 … s, or five times a second apart first", () => {
  const attempts = (schedule: "exponential" | "linear-then-exponential") => {
    let now = 0;
    return knocks((attempt) => {
      now = synRetryAt(now, schedule, attempt);
      return now;
    }).map((ms) => Math.round(ms / 1000));
  };
  expect(attempts("exponential")).toEqual([1, 3, 7, 15, 31, 63]);
  expect(attempts("linear-then-exponential").slice(0, 7)).toEqual([1, 2, 3, 4, 5, 7, 11]);
});

test("half-open: data 200 ms, doubling; where the kernel remembers it, its SYN-ACK too, and it forgets after 7 s", () => {
  const seconds = (remembered: boolean) =>
    knocks((knock) => halfOpenRetryAt(0, knock, remembered)).map((ms) => Math.round(ms / 100) / 10);
  expect(seconds(false).slice(0, 6)).toEqual([0.2, 0.6, 1.4, 3.1, 6.4, 12.8]);
  expect(seconds(true)).toEqual([0.2, 0.6, 1, 1.4, 3.1, 3.1, 6.4]);
});

test("let in by a bare ACK, it has no request until the data come again", () => {
  expect(dataAt(0, 2, true, 1000)).toBeGreaterThanOrEqual(1400);
  expect(dataAt(0, 5, true, 3001)).toBeGreaterThanOrEqual(6200);
  expect(dataAt(0, 1, true, 600)).toBe(600);
  expect(dataAt(0, 2, false, 1400)).toBe(1400);
});
