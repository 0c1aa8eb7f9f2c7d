import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import { WorkerPool } from "./workerPool";

const PROGRAM = `
  const { expose } = require("comlink");
  const nodeEndpoint = require("comlink/dist/umd/node-adapter");
  const { parentPort, threadId } = require("node:worker_threads");
  const held = [];
  expose({
    whoami: () => threadId,
    fail: () => { throw new RangeError("out of range"); },
    forever: () => { for (;;); },
    die: () => process.exit(3),
    eat: () => { for (;;) held.push(new Array(1000).fill(Math.random())); },
    until: (shared) => { Atomics.wait(new Int32Array(shared), 0, 0); },
  }, nodeEndpoint(parentPort));
`;
interface Service {
  whoami(): number;
  fail(): void;
  forever(): void;
  die(): void;
  eat(): void;
  until(shared: SharedArrayBuffer): void;
}

const opened: WorkerPool<Service>[] = [];
function pool(settings: { workers?: number; queue?: number; limitMs?: number } = {}) {
  const start = () => new Worker(PROGRAM, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } });
  const made = new WorkerPool<Service>({ job: "plan", workers: 1, queue: 2, limitMs: 60_000, ...settings }, start);
  opened.push(made);
  return made;
}
afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));

/** A job that runs until it is released. */
function held(over: WorkerPool<Service>, signal?: AbortSignal) {
  const shared = new SharedArrayBuffer(4);
  const done = over.run((api) => api.until(shared), signal);
  const release = () => {
    Atomics.store(new Int32Array(shared), 0, 1);
    Atomics.notify(new Int32Array(shared), 0);
  };
  return { done, release };
}

describe("WorkerPool", () => {
  test("keeps its workers, and runs on as many as it may", async () => {
    const one = pool();
    expect(await one.run((api) => api.whoami())).toBe(await one.run((api) => api.whoami()));
    const two = pool({ workers: 2 });
    const ids = await Promise.all([two.run((api) => api.whoami()), two.run((api) => api.whoami())]);
    expect(new Set(ids).size).toBe(2);
  });

  test("a few wait their turn, and the next one is refused with when to come back", async () => {
    const over = pool();
    const first = held(over);
    const order: string[] = [];
    const second = over.run((api) => api.whoami()).then(() => order.push("second"));
    const third = over.run((api) => api.whoami()).then(() => order.push("third"));
    await expect(over.run((api) => api.whoami())).rejects.toMatchObject({ code: "busy", retryAfterSeconds: 5 });
    first.release();
    await Promise.all([first.done, second, third]);
    expect(order).toEqual(["second", "third"]);
    expect(await over.run((api) => api.whoami())).toBeGreaterThan(0);
  });

  test("whoever leaves while waiting frees the place", async () => {
    const over = pool({ queue: 1 });
    const first = held(over);
    const leaving = new AbortController();
    const second = over.run((api) => api.whoami(), leaving.signal);
    leaving.abort();
    await expect(second).rejects.toMatchObject({ code: "busy" });
    const third = over.run((api) => api.whoami());
    first.release();
    await expect(third).resolves.toBeGreaterThan(0);
  });

  test("a job that never ends is ended, and the next one gets a new worker", async () => {
    const over = pool({ limitMs: 3000 });
    const before = await over.run((api) => api.whoami());
    await expect(over.run((api) => api.forever())).rejects.toMatchObject({ code: "too-slow" });
    expect(await over.run((api) => api.whoami())).not.toBe(before);
  });

  test("a fault of the work is told and its worker lives; one that dies or eats all memory is replaced", async () => {
    const over = pool();
    const before = await over.run((api) => api.whoami());
    await expect(over.run((api) => api.fail())).rejects.toThrow("out of range");
    expect(await over.run((api) => api.whoami())).toBe(before);
    await expect(over.run((api) => api.die())).rejects.toThrow("The worker ended");
    expect(await over.run((api) => api.whoami())).not.toBe(before);
    await expect(over.run((api) => api.eat())).rejects.toThrow(/memory/);
    expect(await over.run((api) => api.whoami())).toBeGreaterThan(0);
  });
});
