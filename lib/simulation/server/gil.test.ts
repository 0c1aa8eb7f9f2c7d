import { describe, expect, it } from "vitest";
import { TimerQueue } from "@/lib/simulation/kernel/timerQueue";
import { Gil } from "./gil";
import { Process } from "./process";
import type { Host } from "./processor";
import { SlicedCores } from "./slicedCores";
import { Role, Worker } from "./worker";

const GIL_TIMER = 10;
const TUNING = { protectMs: 1.4, tickMs: 4, wakeMs: 0, switchMs: 0, callMs: 0.01 };

/** A thread that serves one echo after another beside `computing` threads that never stop, one core for each. */
function echoesPerSecond(computing: number, intervalMs: number): number {
  const timers = new TimerQueue(16);
  const process = new Process(
    0,
    new Gil(intervalMs, timers, GIL_TIMER),
    0,
    timers,
    (own) => new Worker(0, own, Role.server, 0, false),
  );
  const echo = new Worker(0, process, Role.server, 0, false);
  let echoes = 0;
  let calls = 0;
  const host: Host = {
    // recv and send, each with a call around which the lock is let go: 33 µs in all, as measured without company.
    burstEnded: (worker) => {
      worker.leftMs = 1e9;
      if (worker !== echo) return true;
      echo.yieldsGil = true;
      calls++;
      if (calls % 2 === 0) echoes++;
      echo.leftMs = 0.0165;
      return true;
    },
    looksForWork: () => false,
  };
  const cores = new SlicedCores(computing + 1, computing + 1, Number.POSITIVE_INFINITY, TUNING, timers, 0, host);
  for (let thread = 0; thread < computing; thread++) {
    const worker = new Worker(thread + 1, process, Role.server, thread + 1, false);
    worker.leftMs = 1e9;
    cores.ready(worker);
  }
  echo.leftMs = 0.0165;
  cores.ready(echo);
  for (timers.peek(); timers.nextMs <= 20_000; timers.peek()) {
    const subject = timers.take();
    const holder = process.gil?.holder ?? null;
    if (subject !== GIL_TIMER) cores.fired(subject);
    else if (holder !== null) cores.dropGil(holder);
  }
  return echoes / 20;
}

describe("the GIL", () => {
  // Requests a second of a TCP echo thread beside n computing ones, CPython 3.9 (r4victor, "Python behind the scenes" 13).
  it.each([
    [1, 100, 5],
    [1, 10, 50],
    [1, 5, 100],
    [1, 1, 500],
    [2, 10, 30],
    [2, 5, 50],
    [4, 5, 30],
  ])("%i computing threads, interval %d ms: about %i echoes a second", (computing, intervalMs, measured) => {
    const echoes = echoesPerSecond(computing, intervalMs);
    expect(echoes / measured).toBeGreaterThan(0.75);
    expect(echoes / measured).toBeLessThan(1.35);
  });

  it("costs nothing without company: 30,000 echoes a second", () => {
    expect(echoesPerSecond(0, 5)).toBeGreaterThan(28_000);
  });
});
