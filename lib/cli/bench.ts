import { spawnSync } from "node:child_process";
import { PerformanceObserver } from "node:perf_hooks";
import { FcfsRun } from "@/lib/simulation/fcfs/fcfsRun";
import { plainPoolOf } from "@/lib/simulation/fcfs/plainPool";
import { drawExponential } from "@/lib/simulation/random/exponential";
import { RandomStream } from "@/lib/simulation/random/randomStream";
import { Replication } from "@/lib/simulation/replication";
import type { Run } from "@/lib/simulation/run";
import { exponentialMs, idealSystem, openLoad } from "@/lib/simulation/testing/idealSystem";
import { mixOf, systemOf } from "@/lib/validation/caseSystem";
import cases from "@/lib/validation/data/cases.json";
import { parseCases } from "@/lib/validation/measuredCase";
import { benchModel } from "./benchModel";

/** Requests or draws a second of CPU time, the best of several runs: this machine may have other things to do. */
function rate(count: number, run: () => void): number {
  let best = 0;
  for (let attempt = 0; attempt < 5; attempt++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, (1e6 * count) / (user + system));
  }
  return best;
}

const MM1 = idealSystem({ cpus: 1, cpuMs: exponentialMs(10), load: openLoad(70) });
const ONE = { processes: 1, threads: 1 };

function recursion(): Run {
  const pool = plainPoolOf(MM1, ONE);
  if (pool === null) throw new Error("M/M/1 is a plain pool.");
  return new FcfsRun(MM1, ONE, pool, { seed: 1, stream: 0 });
}

function followed(kind: "mm1" | "t16"): Run {
  const setup = { seed: 1, stream: 0, horizon: { kind: "steady" }, trace: null } as const;
  if (kind === "mm1") return new Replication(MM1, ONE, setup);
  const test = parseCases(cases).find(({ id }) => id.startsWith("t16"));
  if (test === undefined) throw new Error("The cases have no t16.");
  return new Replication(systemOf(test), mixOf(test), setup);
}

/** Bytes of heap a request that a long run leaves, and that it allocates on the way, garbage included. */
function heapUse(run: Run): string {
  const used = () => process.memoryUsage().heapUsed;
  run.advance(100_000);
  const before = used();
  run.advance(400_000);
  const stays = (used() - before) / 400_000;
  let bytes = 0;
  let requests = 0;
  for (let look = 0; look < 400; look++) {
    const from = used();
    run.advance(500);
    const grown = used() - from;
    // Where the collector ran in between, heap went down instead.
    if (grown < 0) continue;
    bytes += grown;
    requests += 500;
  }
  return `${stays.toFixed(2)} stay, ${(bytes / requests).toFixed(0)} allocated`;
}

/** Collections of garbage in the course of so many requests. */
async function collections(run: Run, requests: number): Promise<number> {
  let count = 0;
  const observer = new PerformanceObserver((list) => {
    count += list.getEntries().length;
  });
  observer.observe({ entryTypes: ["gc"] });
  run.advance(requests);
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return count;
}

const SIMPY = `
import random, simpy, time
def customer(env, server, mean):
    with server.request() as slot:
        yield slot
        yield env.timeout(random.expovariate(1 / mean))
def source(env, server, count):
    for _ in range(count):
        env.process(customer(env, server, 10))
        yield env.timeout(random.expovariate(0.07))
env = simpy.Environment(); server = simpy.Resource(env, 1); count = 50000
env.process(source(env, server, count)); start = time.process_time(); env.run(); print(count / (time.process_time() - start))
`;

function simpyRate(): number | null {
  const { status, stdout } = spawnSync("/usr/bin/python3", ["-c", SIMPY], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : null;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const random = new RandomStream(1);
let sum = 0;
const bare = rate(2e7, () => {
  for (let draw = 0; draw < 2e7; draw++) {
    drawExponential(random);
    sum += random.drawn;
  }
});
const runs = [
  { name: "M/M/1 as simulate runs it, in full", run: recursion(), requests: 5e6 },
  { name: "M/M/1 event by event, every request followed", run: followed("mm1"), requests: 3e5 },
  { name: "t16 (mod_wsgi daemon, 2 × 8, 2 CPUs) in full", run: followed("t16"), requests: 2e5 },
].map((one) => ({ ...one, value: rate(one.requests, () => one.run.advance(one.requests)) }));
const simpy = simpyRate();

const line = (name: string, value: number) => {
  const against = (reference: number | null) =>
    (reference === null ? "–" : (value / reference).toFixed(4)).padStart(12);
  print(
    `${name.padEnd(46)} ${Math.round(value).toLocaleString("en").padStart(12)} /s ${against(bare)} ${against(simpy)}`,
  );
};
print(
  `${"CPU seconds of one core".padEnd(46)} ${"".padStart(15)} ${"of bare loop".padStart(12)} ${"of SimPy".padStart(12)}`,
);
line("bare loop: one exponential an iteration", bare);
for (const { name, value } of runs) line(name, value);
if (simpy === null) print("SimPy: not installed (Debian: apt-get install python3-simpy)");
else line("SimPy, the same M/M/1", simpy);
print("\nHeap, bytes a request; collections of garbage in a million requests");
for (const { name, run } of runs)
  print(`${name.padEnd(46)} ${heapUse(run).padStart(28)} ${String(await collections(run, 1e6)).padStart(6)}`);
print(`(mean of the draws ${(sum / 1e8).toFixed(3)})`);
benchModel(print);
