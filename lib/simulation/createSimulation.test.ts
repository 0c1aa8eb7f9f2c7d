import { expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { resolve } from "@/lib/servers/resolve";
import { createSimulation } from "./createSimulation";

const MIX = { processes: 2, threads: 4 };

test("an idle server shows its threads idle; steps and leaps show the same run", () => {
  const system = resolve(EXAMPLE);
  const walking = createSimulation(system, MIX, { seed: 3 });
  const leaping = createSimulation(system, MIX, { seed: 3 });
  const { processes, completed, meanMs } = walking.snapshot();
  expect(processes.map(({ slots }) => slots)).toEqual([Array(4).fill("idle"), Array(4).fill("idle")]);
  expect([completed, meanMs]).toEqual([0, 0]);
  while (walking.snapshot().timeMs < 2000) walking.step();
  leaping.advanceTo(walking.snapshot().timeMs);
  expect(walking.snapshot()).toEqual(leaping.snapshot());
  expect(walking.snapshot().completed).toBeGreaterThan(100);
});

test("a busy server is seen to run, wait and do I/O; beside a short system call only one thread of a process runs", () => {
  const live = createSimulation(resolve(EXAMPLE), MIX, { seed: 3 });
  const seen = new Set<string>();
  for (let timeMs = 10; timeMs < 5000; timeMs += 10) {
    live.advanceTo(timeMs);
    for (const { slots, acceptor } of live.snapshot().processes) {
      for (const state of slots) seen.add(state);
      const running = [...slots, acceptor].filter((state) => state === "running").length;
      expect(running).toBeLessThanOrEqual(2);
    }
  }
  for (const state of ["idle", "running", "inIo", "waitingForGil"]) expect(seen).toContain(state);
});

test("coroutines appear while they have a request", () => {
  const system = resolve({ ...EXAMPLE, server: { ...EXAMPLE.server, kind: "gunicorn-gevent" } });
  const live = createSimulation(system, { processes: 2, threads: 1000 }, { seed: 3 });
  live.advanceTo(5000);
  const slots = live.snapshot().processes.flatMap((process) => process.slots);
  expect(slots.length).toBeGreaterThan(0);
  expect(slots.length).toBeLessThan(200);
  expect(slots).toContain("inIo");
});
