import { describe, expect, it } from "vitest";
import type { Distribution } from "@/lib/scenario/distribution";
import type { Mix, System } from "@/lib/servers/system";
import { studentT } from "./kernel/studentT";
import { Replication } from "./replication";
import type { Recorder } from "./server/recorder";
import { exponentialMs, idealSystem, openLoad } from "./testing/idealSystem";

const REPLICATIONS = 12;
const REQUESTS = 20_000;

/** Asserts that theory's value lies in the 99 % interval of independent replications, and that the interval is narrow. */
function expectInInterval(
  system: System,
  mix: Mix,
  expected: number,
  figure: (recorder: Recorder, replication: Replication) => number = (recorder) => recorder.server.mean,
  seed = 20_240_607,
) {
  const values = Array.from({ length: REPLICATIONS }, (_, stream) => {
    const replication = new Replication(system, mix, { seed, stream, horizon: { kind: "steady" }, trace: null });
    replication.advance(REQUESTS);
    return figure(replication.recorder, replication);
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = studentT(values.length - 1, 0.99) * Math.sqrt(variance / values.length);
  expect(half).toBeLessThan(0.15 * expected);
  expect(Math.abs(mean - expected)).toBeLessThan(half);
}

/** Erlang C: probability of waiting in M/M/c at offered load a (Kleinrock I, 3.40), by the recursion of Erlang B. */
function erlangC(servers: number, load: number): number {
  let blocking = 1;
  for (let c = 1; c <= servers; c++) blocking = (load * blocking) / (c + load * blocking);
  const rho = load / servers;
  return blocking / (1 - rho * (1 - blocking));
}

const deterministic = (mean: number): Distribution => ({ family: "deterministic", mean });

describe("against theory, with the ideal server", () => {
  it("M/M/1: mean response time 1 / (μ − λ), 95th percentile ln 20 times that", () => {
    const system = idealSystem({ cpus: 1, cpuMs: exponentialMs(10), load: openLoad(70) });
    const mix = { processes: 1, threads: 1 };
    expectInInterval(system, mix, 1000 / (100 - 70));
    expectInInterval(system, mix, (Math.log(20) * 1000) / 30, (recorder) => recorder.server.quantile(0.95));
  });

  it("M/M/4: Erlang C", () => {
    const system = idealSystem({ cpus: 4, cpuMs: exponentialMs(10), load: openLoad(320) });
    expectInInterval(system, { processes: 4, threads: 1 }, 10 + (erlangC(4, 3.2) * 10) / (4 - 3.2));
  });

  it("M/M/2/5: share of losses and mean of the accepted (birth–death chain)", () => {
    const system = idealSystem({ cpus: 2, cpuMs: exponentialMs(10), load: openLoad(220), backlog: 3 });
    const weights = [1];
    for (let n = 1; n <= 5; n++) weights.push(((weights[n - 1] ?? 0) * 2.2) / Math.min(n, 2));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const loss = (weights[5] ?? 0) / total;
    const inside = weights.reduce((sum, weight, n) => sum + n * weight, 0) / total;
    const mix = { processes: 1, threads: 2 };
    expectInInterval(system, mix, (1000 * inside) / (220 * (1 - loss)));
    expectInInterval(system, mix, loss, (recorder) => recorder.losses / (recorder.losses + recorder.completed));
  });

  it.each([
    ["lognormal, cv 2", { family: "lognormal", mean: 10, cv: 2 }, 4],
    ["gamma, cv 0.5", { family: "gamma", mean: 10, cv: 0.5 }, 0.25],
    ["deterministic", deterministic(10), 0],
  ] as const)("M/G/1, %s: Pollaczek–Khinchine", (_name, cpuMs, scv) => {
    const system = idealSystem({ cpus: 1, cpuMs, load: openLoad(60) });
    expectInInterval(system, { processes: 1, threads: 1 }, 10 + (0.6 * 10 * (1 + scv)) / (2 * (1 - 0.6)));
  });

  it("M/D/2 at ρ = 0.8: number in system at multiples of the service time (Crommelin 1932)", () => {
    const system = idealSystem({ cpus: 2, cpuMs: deterministic(10), load: openLoad(160) });
    expectInInterval(system, { processes: 2, threads: 1 }, 10 * (1 + crommelinWait(2, 1.6)));
  });

  it("M/M/2//6: throughput and mean of the finite population (birth–death chain)", () => {
    const load = { kind: "closed", users: 6, thinkMs: exponentialMs(20) } as const;
    const system = idealSystem({ cpus: 2, cpuMs: exponentialMs(10), load });
    const weights = [1];
    for (let n = 1; n <= 6; n++) weights.push(((weights[n - 1] ?? 0) * (7 - n) * 10) / (20 * Math.min(n, 2)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const inside = weights.reduce((sum, weight, n) => sum + n * weight, 0) / total;
    const throughputPerMs = (6 - inside) / 20;
    const mix = { processes: 2, threads: 1 };
    expectInInterval(system, mix, inside / throughputPerMs);
    expectInInterval(system, mix, throughputPerMs, (recorder, { countedMs }) => recorder.finished / countedMs);
  });

  it("M/G/1 processor sharing is insensitive: 1 / (μ − λ) for deterministic and for heavy-tailed work", () => {
    for (const cpuMs of [deterministic(10), { family: "lognormal", mean: 10, cv: 2 } as const]) {
      const system = idealSystem({ cpus: 1, cpuMs, load: openLoad(60) });
      expectInInterval(system, { processes: 1, threads: 400 }, 25);
    }
  });

  it("a pool of 4 threads on 2 CPUs, CPU then I/O: the two-dimensional chain, with and without a GIL", () => {
    for (const gil of [false, true]) {
      const system = idealSystem({
        cpus: 2,
        cpuMs: exponentialMs(10),
        ioMs: exponentialMs(15),
        load: openLoad(gil ? 60 : 110),
        backlog: 20,
        gil,
      });
      expectInInterval(
        system,
        { processes: 1, threads: 4 },
        poolMeanMs({ threads: 4, cpus: gil ? 1 : 2, rate: gil ? 0.06 : 0.11 }),
      );
    }
  });
});

/** Mean wait in M/D/c in services of length 1, offered load a: Crommelin 1932 in Tijms' form, summed until it is spent. */
function crommelinWait(servers: number, load: number): number {
  // Number in system just after multiples of the service time: n' = max(n − c, 0) + Poisson(a). Iterated to rest.
  const size = 400;
  const poisson = [Math.exp(-load)];
  for (let k = 1; k < size; k++) poisson.push(((poisson[k - 1] ?? 0) * load) / k);
  let states = new Array<number>(size).fill(0);
  states[0] = 1;
  for (let step = 0; step < 600; step++) {
    const next = new Array<number>(size).fill(0);
    states.forEach((probability, n) => {
      if (probability < 1e-14) return;
      const left = Math.max(n - servers, 0);
      for (let k = 0; k + left < size; k++) next[left + k] = (next[left + k] ?? 0) + probability * (poisson[k] ?? 0);
    });
    states = next;
  }
  const waiting = states.reduce((sum, probability, n) => sum + probability * Math.max(0, n - servers), 0);
  return waiting / load;
}

/** Mean response time in ms of a pool: requests in CPU share the CPUs, then do I/O; at most `threads` inside, 20 wait. */
function poolMeanMs({ threads, cpus, rate }: { threads: number; cpus: number; rate: number }): number {
  // States (n in the system, k of them computing); stationary distribution by uniformised iteration.
  const most = threads + 20;
  const width = threads + 1;
  let states = new Float64Array((most + 1) * width);
  states[0] = 1;
  const speed = 1 / (rate + 2 / 10 + threads / 15);
  for (let step = 0; step < 60_000; step++) {
    const next = new Float64Array(states.length);
    const move = (to: number, probability: number) => {
      next[to] = (next[to] ?? 0) + probability;
    };
    for (let n = 0; n <= most; n++)
      for (let k = 0; k <= Math.min(n, threads); k++) {
        const probability = states[n * width + k] ?? 0;
        if (probability < 1e-15) continue;
        const inside = Math.min(n, threads);
        const arrive = n < most ? rate * speed : 0;
        const compute = (Math.min(k, cpus) / 10) * speed;
        const finish = ((inside - k) / 15) * speed;
        if (arrive > 0) move((n + 1) * width + (n < threads ? k + 1 : k), probability * arrive);
        if (compute > 0) move(n * width + k - 1, probability * compute);
        if (finish > 0) move((n - 1) * width + (n > threads ? k + 1 : k), probability * finish);
        move(n * width + k, probability * (1 - arrive - compute - finish));
      }
    states = next;
  }
  let inside = 0;
  let refused = 0;
  for (let n = 0; n <= most; n++)
    for (let k = 0; k <= threads; k++) {
      inside += n * (states[n * width + k] ?? 0);
      if (n === most) refused += states[n * width + k] ?? 0;
    }
  return inside / (rate * (1 - refused));
}
