import { expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { loadCurve } from "./loadCurve";

test("behind a front end that gives up, responses of processes that hoard get no better as load grows", () => {
  const scenario = { ...EXAMPLE, application: { ...EXAMPLE.application, threadSafe: false } };
  const p95s = loadCurve(scenario, { processes: 8, threads: 1 }, 48).map(({ p95Ms }) => p95Ms);
  let worst = 0;
  for (const p95Ms of p95s) {
    expect(p95Ms).toBeGreaterThan(0.97 * worst);
    worst = Math.max(worst, p95Ms);
  }
});
