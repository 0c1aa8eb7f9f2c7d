import { spawnSync } from "node:child_process";
import { exponential } from "@/lib/simulation/random/exponential";
import { RandomStream } from "@/lib/simulation/random/randomStream";
import { Replication } from "@/lib/simulation/replication";
import { simulateMm1 } from "@/lib/simulation/simulateMm1";
import { exponentialMs, idealSystem, openLoad } from "@/lib/simulation/testing/idealSystem";
import { mixOf, systemOf } from "@/lib/validation/caseSystem";
import cases from "@/lib/validation/data/cases.json";
import { parseCases } from "@/lib/validation/measuredCase";

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

function replication(kind: "mm1" | "t16"): Replication {
  const setup = { seed: 1, stream: 0, horizon: { kind: "steady" }, trace: null } as const;
  if (kind === "mm1") {
    const system = idealSystem({ cpus: 1, cpuMs: exponentialMs(10), load: openLoad(70) });
    return new Replication(system, { processes: 1, threads: 1 }, setup);
  }
  const test = parseCases(cases).find(({ id }) => id.startsWith("t16"));
  if (test === undefined) throw new Error("The cases have no t16.");
  return new Replication(systemOf(test), mixOf(test), setup);
}

/** Bytes of heap that stay per request over a long run, and how often the collector ran: the loop allocates nothing. */
function heapGrowth(run: Replication): string {
  run.advance(100_000);
  const before = process.memoryUsage().heapUsed;
  run.advance(400_000);
  const after = process.memoryUsage().heapUsed;
  return `${((after - before) / 400_000).toFixed(2)} bytes a request`;
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
  for (let draw = 0; draw < 2e7; draw++) sum += exponential(random);
});
const lindley = rate(5e6, () => simulateMm1({ interarrivalMs: 1000 / 70, serviceMs: 10 }, 5e6, random));
const mm1Run = replication("mm1");
const mm1 = rate(300_000, () => mm1Run.advance(300_000));
const t16Run = replication("t16");
const t16 = rate(200_000, () => t16Run.advance(200_000));
const simpy = simpyRate();

const line = (name: string, value: number) =>
  print(
    `${name.padEnd(46)} ${Math.round(value).toLocaleString("en").padStart(12)} /s ${(value / bare).toFixed(4).padStart(8)}`,
  );
print(`${"CPU seconds of one core; last column against the bare loop".padEnd(46)}`);
line("bare loop: one exponential an iteration", bare);
line("M/M/1 by Lindley's recursion", lindley);
line("M/M/1 event by event, every request followed", mm1);
line("t16 (mod_wsgi daemon, 2 × 8, 2 CPUs) in full", t16);
if (simpy === null) print("SimPy: not installed (Debian: apt-get install python3-simpy)");
else {
  line("SimPy, the same M/M/1", simpy);
  print(`ours / SimPy: recursion ${(lindley / simpy).toFixed(0)}, event by event ${(mm1 / simpy).toFixed(0)}`);
}
print(
  `heap growth: M/M/1 ${heapGrowth(mm1Run)}, t16 ${heapGrowth(t16Run)} (mean of the draws ${(sum / 1e8).toFixed(3)})`,
);
