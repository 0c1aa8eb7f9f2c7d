import { describe, expect, it } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Arrivals } from "@/lib/scenario/traffic";
import { resolve } from "@/lib/servers/resolve";
import type { Mix, System } from "@/lib/servers/system";
import { RandomStream } from "./random/randomStream";
import { ArrivalProcess } from "./server/arrivals";
import { simulate } from "./simulate";
import { exponentialMs, openLoad } from "./testing/idealSystem";

const [PAGE] = EXAMPLE.application.classes;
if (PAGE === undefined) throw new Error("The example has no class.");
const constant = (mean: number) => ({ family: "deterministic", mean }) as const;
const PLAIN: Scenario = {
  ...EXAMPLE,
  hardware: { ...EXAMPLE.hardware, cpus: 2 },
  network: {
    ...EXAMPLE.network,
    clients: [{ name: "Local", share: 1, rttMs: 1, downKbps: 1_000_000, upKbps: 1_000_000, lossPercent: 0 }],
  },
  server: {
    ...EXAMPLE.server,
    kind: "uwsgi-threads",
    frontEnd: { kind: "none", buffersRequests: false, buffersResponses: false, timeoutMs: 60_000 },
  },
  application: {
    ...EXAMPLE.application,
    classes: [{ ...PAGE, cpuMs: constant(10), ioMs: constant(20), ioPhases: 1, backend: null }],
  },
  traffic: { ...EXAMPLE.traffic, load: openLoad(20) },
};

function run(system: System, mix: Mix = { processes: 2, threads: 4 }) {
  return simulate(system, mix, { seed: 6, requests: 3000, replications: 2 });
}
const system = (change: Partial<Scenario> = {}) => resolve({ ...PLAIN, ...change });

describe("arrivals", () => {
  /** Mean rate, and the variance of the counts in windows of one second over their mean. */
  function counts(arrivals: Arrivals) {
    const process = new ArrivalProcess(100, arrivals, new RandomStream(8));
    const windows = new Float64Array(4000);
    process.draw();
    for (let now = process.gapMs; now < 4e6; now += process.gapMs) {
      process.draw();
      const window = Math.floor(now / 1000);
      windows[window] = (windows[window] ?? 0) + 1;
    }
    const mean = windows.reduce((sum, count) => sum + count, 0) / windows.length;
    return { mean, dispersion: windows.reduce((sum, count) => sum + (count - mean) ** 2, 0) / windows.length / mean };
  }

  it("come at the stated rate: evenly when paced, with dispersion 1 when Poisson, far more in bursts", () => {
    const paced = counts({ process: "paced" });
    const poisson = counts({ process: "poisson" });
    const bursty = counts({ process: "bursty", burstRatio: 5, burstShare: 0.1, burstMs: 2000 });
    for (const { mean } of [paced, poisson, bursty]) expect(Math.abs(mean - 100)).toBeLessThan(5);
    expect(paced.dispersion).toBeLessThan(0.02);
    expect(Math.abs(poisson.dispersion - 1)).toBeLessThan(0.1);
    expect(bursty.dispersion).toBeGreaterThan(20);
  });
});

describe("clients", () => {
  it("give up after their timeout, and try again as often as they may", () => {
    const application = {
      ...PLAIN.application,
      classes: PLAIN.application.classes.map((one) => ({ ...one, cpuMs: exponentialMs(10) })),
    };
    const impatient = (retries: number) =>
      run(system({ application, network: { ...PLAIN.network, timeoutMs: 35, retries } }));
    const once = impatient(0);
    const oftener = impatient(3);
    // About exp(−(35 − 20 − 2) / 10) of them take longer, and what queueing adds.
    expect(once.lossFraction).toBeGreaterThan(0.2);
    expect(once.lossFraction).toBeLessThan(0.45);
    expect(once.lost.clientTimeout).toBeGreaterThan(0);
    expect(oftener.utilisation.cpu).toBeGreaterThan(1.2 * once.utilisation.cpu);
  });

  it("that read slowly hold a worker, and none behind a buffering front end", () => {
    const slow = {
      network: {
        ...PLAIN.network,
        clients: [{ name: "Local", share: 1, rttMs: 100, downKbps: 1000, upKbps: 1000, lossPercent: 0 }],
      },
      application: {
        ...PLAIN.application,
        classes: PLAIN.application.classes.map((one) => ({ ...one, responseBytes: constant(200_000) })),
      },
    };
    const held = run(system({ ...slow, traffic: { ...PLAIN.traffic, load: openLoad(4) } }));
    // 110 kB beyond the buffers at 125 kB/s.
    expect(held.breakdown.mean.drain).toBeGreaterThan(700);
    const server = { ...PLAIN.server, frontEnd: EXAMPLE.server.frontEnd };
    expect(run(system({ ...slow, server })).breakdown.mean.drain).toBeLessThan(5);
  });

  it("that send slowly hold a worker of a server that reads in it", () => {
    const sent = {
      network: {
        ...PLAIN.network,
        clients: [{ name: "Local", share: 1, rttMs: 10, downKbps: 100_000, upKbps: 2000, lossPercent: 0 }],
      },
      application: {
        ...PLAIN.application,
        classes: PLAIN.application.classes.map((one) => ({ ...one, requestBodyBytes: constant(200_000) })),
      },
      traffic: { ...PLAIN.traffic, load: openLoad(4) },
    };
    expect(run(system(sent)).breakdown.mean.upload).toBeGreaterThan(600);
    const waitress = { ...PLAIN.server, kind: "waitress" } as const;
    const read = run(system({ ...sent, server: waitress }), { processes: 1, threads: 4 });
    expect(read.breakdown.mean.upload).toBeLessThan(5);
    // A coroutine waits for the body as a thread does, and its loop serves the others meanwhile.
    const gevent = { ...PLAIN.server, kind: "gunicorn-gevent" } as const;
    const inLoop = run(system({ ...sent, server: gevent }), { processes: 1, threads: 50 });
    expect(inLoop.breakdown.mean.upload).toBeGreaterThan(600);
    expect(inLoop.breakdown.mean.queue + inLoop.breakdown.mean.gilWait).toBeLessThan(10);
    expect(Math.abs(inLoop.breakdown.mean.cpu - 10)).toBeLessThan(1);
  });

  it("whose kept connections stay hold their worker for the idle time", () => {
    const network = { ...PLAIN.network, keepAlive: true, requestsPerConnection: 4, idleMs: 200 };
    const server = { ...PLAIN.server, kind: "mod_wsgi-embedded-prefork" } as const;
    const mix = { processes: 16, threads: 1 };
    const kept = run(system({ network, server }), mix).utilisation.workers;
    const closed = run(system({ server }), mix).utilisation.workers;
    // Three of four stay for 200 ms: 20 requests a second × 0.15 s, of 16 workers.
    expect(Math.abs(kept - closed - (20 * 0.15) / 16)).toBeLessThan(0.04);
  });
});

describe("the machine", () => {
  it("stops at its quota until the next period", () => {
    const limited = (cpuQuotaCores: number | null) =>
      run(
        system({
          hardware: { ...PLAIN.hardware, cpus: 1, cpuQuotaCores },
          application: {
            ...PLAIN.application,
            classes: [{ ...PAGE, cpuMs: constant(60), ioMs: constant(0), ioPhases: 1, backend: null }],
          },
          traffic: { ...PLAIN.traffic, load: openLoad(1) },
        }),
        { processes: 1, threads: 4 },
      ).server.meanMs.value;
    // A burst of 60 ms under 40 ms a period runs for 40, waits 60 and runs for 20, unless a period ends on the way.
    expect(limited(0.4)).toBeGreaterThan(limited(null) + 25);
    expect(limited(0.4)).toBeLessThan(limited(null) + 75);
  });

  it("does less on two siblings than on two cores", () => {
    const busy = (threadsPerCore: number) =>
      run(
        system({
          hardware: { ...PLAIN.hardware, threadsPerCore },
          traffic: { ...PLAIN.traffic, load: { kind: "closed", users: 16, thinkMs: constant(0) } },
        }),
      ).throughputRps.value;
    expect(busy(2) / busy(1)).toBeGreaterThan(0.58);
    expect(busy(2) / busy(1)).toBeLessThan(0.7);
  });
});

describe("interpreters", () => {
  const saturated = (interpreter: Scenario["runtime"]["interpreter"]) =>
    run(
      system({
        runtime: { interpreter, switchIntervalMs: 5 },
        application: {
          ...PLAIN.application,
          classes: [{ ...PAGE, cpuMs: constant(10), ioMs: constant(1), ioPhases: 1, backend: null }],
        },
        traffic: { ...PLAIN.traffic, load: { kind: "closed", users: 8, thinkMs: constant(0) } },
      }),
      { processes: 1, threads: 4 },
    );

  it("with a GIL use one core a process, without it both, and CPython 2 wastes the second", () => {
    const three = saturated("cpython-3");
    const free = saturated("cpython-3.14t");
    const two = saturated("cpython-2.7");
    expect(three.utilisation.cpu).toBeLessThan(0.56);
    expect(free.utilisation.cpu).toBeGreaterThan(0.9);
    expect(free.throughputRps.value).toBeGreaterThan(1.5 * three.throughputRps.value);
    expect(two.throughputRps.value).toBeLessThan(0.75 * three.throughputRps.value);
  });
});

describe("servers", () => {
  it("with a socket each share connections evenly, whoever is busy", () => {
    const server = { ...PLAIN.server, kind: "granian-wsgi" } as const;
    const { processShares } = run(system({ server }), { processes: 4, threads: 2 });
    for (const share of processShares) expect(Math.abs(share - 0.25)).toBeLessThan(0.04);
  });

  it("whose listener is not Python's take connections whoever has the GIL: processes are chosen blindly", () => {
    const classes = [{ ...PAGE, cpuMs: constant(20), ioMs: constant(0), ioPhases: 0, backend: null }];
    const gilWait = (kind: "mod_wsgi-embedded-event" | "gunicorn-gthread") =>
      run(
        system({
          hardware: { ...PLAIN.hardware, cpus: 8 },
          server: { ...PLAIN.server, kind, connectionLimit: 20 },
          application: { ...PLAIN.application, classes },
          traffic: { ...PLAIN.traffic, load: openLoad(80) },
        }),
        { processes: 4, threads: 20 },
      ).breakdown.mean.gilWait;
    // A process busy for 40 % of the time is as likely to be given the next request as the others; an acceptor in Python has to wait.
    expect(gilWait("mod_wsgi-embedded-event")).toBeGreaterThan(4);
    expect(gilWait("gunicorn-gthread")).toBeLessThan(0.5 * gilWait("mod_wsgi-embedded-event"));
  });

  it("never pre-empt a coroutine: a short request waits for a long one's whole burst", () => {
    const classes = [
      { ...PAGE, name: "short", weight: 9, cpuMs: constant(1), ioMs: constant(1), ioPhases: 1, backend: null },
      { ...PAGE, name: "long", weight: 1, cpuMs: constant(400), ioMs: constant(0), ioPhases: 1, backend: null },
    ];
    const traffic = { ...PLAIN.traffic, load: openLoad(6) };
    const short = (kind: "gunicorn-gevent" | "gunicorn-gthread") =>
      run(system({ server: { ...PLAIN.server, kind }, application: { ...PLAIN.application, classes }, traffic }), {
        processes: 1,
        threads: 50,
      }).classes[0]?.server.meanMs.value ?? 0;
    expect(short("gunicorn-gevent")).toBeGreaterThan(3 * short("gunicorn-gthread"));
  });

  it("queue or refuse at a backend's limit", () => {
    const application = {
      ...PLAIN.application,
      classes: [{ ...PAGE, cpuMs: constant(1), ioMs: constant(100), ioPhases: 1, backend: "db" }],
    };
    const traffic = { ...PLAIN.traffic, load: openLoad(24) };
    const limited = (onFull: "wait" | "error", scope: "machine" | "process") =>
      run(system({ application, traffic, backends: [{ name: "db", limit: 2, scope, held: "phase", onFull }] }), {
        processes: 2,
        threads: 16,
      });
    // 2.4 connections' worth of work for two: the line grows, or a third and more is refused. Two a process are enough.
    expect(limited("wait", "machine").breakdown.mean.backendWait).toBeGreaterThan(200);
    expect(limited("error", "machine").lossFraction).toBeGreaterThan(0.3);
    expect(limited("wait", "process").breakdown.mean.backendWait).toBeLessThan(150);
  });
});
