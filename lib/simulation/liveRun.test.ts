import { expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { SLOT_STATES } from "./createSimulation";
import { createLiveRun, TRAIL_COLUMNS } from "./liveRun";

const MIX = { processes: 2, threads: 4 };

test("however it is advanced, a seed shows the same run, and the trail ends with what is shown now", () => {
  const inSteps = createLiveRun(EXAMPLE, MIX, 7);
  const atOnce = createLiveRun(EXAMPLE, MIX, 7);
  for (const run of [inSteps, atOnce]) run.retrace(5);
  for (let frame = 0; frame < 100; frame++) inSteps.advance(20);
  atOnce.advance(2000);
  expect(inSteps.snapshot()).toEqual(atOnce.snapshot());
  expect(inSteps.trail()).toEqual(atOnce.trail());

  const { lanes, filled, oldest } = atOnce.trail();
  expect(lanes).toHaveLength(8);
  expect(filled).toBe(TRAIL_COLUMNS);
  const newest = (oldest + TRAIL_COLUMNS - 1) % TRAIL_COLUMNS;
  const now = atOnce.snapshot().processes.flatMap(({ slots }) => slots);
  expect(lanes.map((lane) => SLOT_STATES[lane[newest] ?? -1])).toEqual(now);
});

test("another pace begins another trail of the same run", () => {
  const run = createLiveRun(EXAMPLE, MIX, 7);
  run.retrace(5);
  run.advance(1000);
  run.retrace(50);
  expect(run.trail().filled).toBe(0);
  run.advance(500);
  expect(run.trail().filled).toBe(10);
  expect(run.snapshot().timeMs).toBe(1500);
});

test("coroutines come and go, and hundreds of threads are too many: neither leaves strips", () => {
  const gevent = { ...EXAMPLE, server: { ...EXAMPLE.server, kind: "gunicorn-gevent" as const } };
  for (const run of [createLiveRun(gevent, MIX, 7), createLiveRun(EXAMPLE, { processes: 4, threads: 64 }, 7)]) {
    run.retrace(10);
    run.advance(100);
    expect(run.trail().lanes).toEqual([]);
  }
});
