import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { anyScenario } from "@/lib/scenario/scenarioArbitrary";
import type { ServerKind } from "@/lib/scenario/serverKinds";
import { serverFacts } from "./catalogue";
import { resolve } from "./resolve";

function on(kind: ServerKind, server: Partial<Scenario["server"]> = {}): Scenario {
  return { ...EXAMPLE, server: { ...EXAMPLE.server, kind, ...server } };
}

function withHardware(hardware: Partial<Scenario["hardware"]>): Scenario {
  return { ...EXAMPLE, hardware: { ...EXAMPLE.hardware, ...hardware } };
}

const directly: Scenario["server"]["frontEnd"] = {
  kind: "none",
  buffersRequests: false,
  buffersResponses: false,
  timeoutMs: 60_000,
};
const keptAlive: Scenario["network"] = {
  ...EXAMPLE.network,
  keepAlive: true,
  requestsPerConnection: 5,
  idleMs: 20_000,
};

describe("the load", () => {
  it("is divided evenly over the machines", () => {
    const { load } = EXAMPLE.traffic;
    const rateRps = load.kind === "open" ? load.rateRps / 4 : Number.NaN;
    expect(resolve(withHardware({ machines: 4 })).load).toMatchObject({ kind: "open", rateRps });
    const closed = {
      ...withHardware({ machines: 4 }),
      traffic: {
        ...EXAMPLE.traffic,
        load: { kind: "closed", users: 100, thinkMs: { family: "exponential", mean: 1000 } },
      },
    } satisfies Scenario;
    expect(resolve(closed).load).toMatchObject({ kind: "closed", users: 25 });
  });

  it("has shares that sum to 1, over classes and over the links of each", () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const { classes } = resolve(scenario);
        expect(classes.length).toBeGreaterThan(0);
        expect(classes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        for (const { links } of classes) expect(links.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("leaves out classes and clients that never come, and keeps a class to its own clients", () => {
    const [page, search] = EXAMPLE.application.classes;
    if (page === undefined || search === undefined) throw new Error("The example has two classes.");
    const scenario: Scenario = {
      ...EXAMPLE,
      application: {
        ...EXAMPLE.application,
        classes: [
          { ...page, clients: ["3G", "4G"] },
          { ...search, weight: 0 },
        ],
      },
    };
    const { classes } = resolve(scenario);
    expect(classes.map(({ name }) => name)).toEqual(["Page"]);
    expect(classes[0]?.links.map(({ name, share }) => [name, Number(share.toFixed(4))])).toEqual([
      ["4G", 0.8182],
      ["3G", 0.1818],
    ]);
  });

  it("points from a class to its backend", () => {
    expect(resolve(EXAMPLE).classes.map(({ backend }) => backend)).toEqual([0, 0]);
    expect(resolve(EXAMPLE).backends[0]?.name).toBe("PostgreSQL");
  });

  it("waits in no phases where a class waits for nothing", () => {
    const [page] = EXAMPLE.application.classes;
    if (page === undefined) throw new Error("The example has a class.");
    const classes = [{ ...page, ioMs: { family: "deterministic" as const, mean: 0 } }];
    const scenario: Scenario = { ...EXAMPLE, application: { ...EXAMPLE.application, classes } };
    expect(resolve(scenario).classes[0]?.ioPhases).toBe(0);
  });
});

describe("the CPUs", () => {
  // Two SMT siblings do 1.2 to 1.3 times the work of one core, not twice.
  it.each([
    { cpus: 4, threadsPerCore: 1, capacity: 4 },
    { cpus: 4, threadsPerCore: 2, capacity: 2.5 },
    { cpus: 1, threadsPerCore: 2, capacity: 1 },
    { cpus: 3, threadsPerCore: 2, capacity: 2.25 },
  ])("$cpus CPUs, $threadsPerCore a core, do the work of $capacity", ({ capacity, ...hardware }) => {
    expect(resolve(withHardware(hardware)).cpu.capacity).toBeCloseTo(capacity, 12);
  });

  it("lose what the hypervisor gives to others", () => {
    const scenario: Scenario = { ...EXAMPLE, host: { ...EXAMPLE.host, stealPercent: 25 } };
    expect(resolve(scenario).cpu.capacity).toBeCloseTo(3, 12);
  });

  it("keep a quota apart from cores", () => {
    expect(resolve(withHardware({ cpuQuotaCores: 1.5 })).cpu).toEqual({ logical: 4, capacity: 4, quotaCores: 1.5 });
  });

  it("of twice the speed halve every CPU demand, the server's own too, and no wait", () => {
    const slow = resolve(EXAMPLE);
    const fast = resolve(withHardware({ cpuSpeed: 2 }));
    expect(fast.serverCpuMs).toBeCloseTo(slow.serverCpuMs / 2, 12);
    expect(fast.classes[0]?.cpuMs.mean).toBe(5);
    expect(fast.classes[0]?.ioMs).toEqual(slow.classes[0]?.ioMs);
  });

  it("are taxed by a free-threaded interpreter, which has no GIL", () => {
    const scenario: Scenario = { ...EXAMPLE, runtime: { ...EXAMPLE.runtime, interpreter: "cpython-3.13t" } };
    const system = resolve(scenario);
    expect(system.gil.kind).toBe("none");
    // Python 3.13's documents: about 40 % on pyperformance.
    expect(system.classes[0]?.cpuMs.mean).toBeCloseTo(14, 12);
  });
});

describe("what clients hold", () => {
  it("is nothing where a front end buffers, in each direction by itself", () => {
    const frontEnd = { ...directly, kind: "nginx" as const, buffersRequests: true };
    expect(resolve(on("gunicorn-sync", { frontEnd })).hold).toMatchObject({ upload: "nothing", download: "worker" });
    const both = { ...frontEnd, buffersResponses: true };
    expect(resolve(on("gunicorn-sync", { frontEnd: both })).hold).toMatchObject({
      upload: "nothing",
      download: "nothing",
    });
  });

  it("is what the catalogue says where no front end stands, whatever it would buffer", () => {
    const frontEnd = { ...directly, buffersRequests: true, buffersResponses: true };
    const system = resolve(on("gunicorn-sync", { frontEnd }));
    expect(system.hold).toMatchObject({ upload: "worker", download: "worker" });
    expect(system.frontEndTimeoutMs).toBeNull();
  });

  it("leaves at once what fits the kernel's buffers and the server's own", () => {
    expect(resolve(on("gunicorn-sync")).hold.downloadBufferBytes).toBe(90_000);
    // outbuf_high_watermark, 16 MiB (waitress/adjustments.py).
    expect(resolve(on("waitress")).hold.downloadBufferBytes).toBe(90_000 + 16 * 1024 * 1024);
    const overrides = { cpuPerRequestMs: null, socketBufferBytes: 4000 };
    expect(resolve(on("gunicorn-sync", { overrides })).hold.downloadBufferBytes).toBe(4000);
  });
});

describe("keep-alive", () => {
  const direct = (kind: ServerKind) => resolve({ ...on(kind, { frontEnd: directly }), network: keptAlive }).keepAlive;

  it("idles no longer than the server lets it", () => {
    expect(direct("gunicorn-gthread")).toEqual({ requestsPerConnection: 5, idleMs: 2000 });
    expect(direct("waitress")).toEqual({ requestsPerConnection: 5, idleMs: 20_000 });
  });

  it("is none where the server or the clients have none, or a buffering front end keeps it", () => {
    expect(direct("gunicorn-sync")).toBeNull();
    expect(resolve(on("gunicorn-gthread", { frontEnd: directly })).keepAlive).toBeNull();
    expect(resolve({ ...on("gunicorn-gthread"), network: keptAlive }).keepAlive).toBeNull();
  });
});

describe("the server's settings", () => {
  it("fall back to the catalogue's defaults", () => {
    const { accept } = resolve(on("gunicorn-gthread"));
    expect(accept).toMatchObject({ backlog: 2048, connectionLimit: 1000, policy: "greedy-to-connection-limit" });
    expect(resolve(on("cheroot")).accept.connectionLimit).toBe(Number.POSITIVE_INFINITY);
  });

  it("count only where the server has the option", () => {
    const set = { connectionLimit: 7, maxRequests: 500, timeoutMs: 9000, backlog: 64 };
    const gthread = resolve(on("gunicorn-gthread", set));
    expect(gthread.accept).toMatchObject({ connectionLimit: 7, backlog: 64 });
    expect(gthread.maxRequests).toBe(500);
    // Its timeout is a heartbeat of the main loop, not a limit on requests.
    expect(gthread.timeout).toBeNull();
    const waitress = resolve(on("waitress", set));
    expect(waitress.accept.connectionLimit).toBe(7);
    expect(waitress.maxRequests).toBeNull();
    expect(resolve(on("gunicorn-sync", set)).accept.connectionLimit).toBe("slots");
    expect(resolve(on("gunicorn-sync", set)).timeout).toEqual({ afterMs: 9000, kills: "worker" });
  });

  it("let a measured cost stand in for the catalogue's", () => {
    expect(resolve(on("uwsgi-threads")).serverCpuMs).toBe(serverFacts("uwsgi-threads").cpuPerRequestMs);
    const overrides = { cpuPerRequestMs: 0.2, socketBufferBytes: null };
    expect(resolve(on("uwsgi-threads", { overrides })).serverCpuMs).toBe(0.2);
  });

  it("have a socket for each process only where the host can fork", () => {
    expect(resolve(on("granian-wsgi")).accept.reusePort).toBe(true);
    const windows: Scenario = { ...on("granian-wsgi"), host: { ...EXAMPLE.host, os: "windows" } };
    expect(resolve(windows).accept.reusePort).toBe(false);
  });
});

it("theory's server costs nothing, taxes nothing, buffers everything, serves bursts in order", () => {
  const scenario: Scenario = { ...on("ideal"), runtime: { ...EXAMPLE.runtime, interpreter: "pypy" } };
  const system = resolve(scenario);
  expect(system.serverCpuMs).toBe(0);
  expect(system.hold.downloadBufferBytes).toBe(Number.POSITIVE_INFINITY);
  expect(system.gil.kind).toBe("fifo");
  expect(system.classes[0]?.cpuMs.mean).toBe(10);
});

it("gives no NaN and no negative number, whatever the scenario", () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const system = resolve(scenario);
      const numbers = [
        system.cpu.capacity,
        system.serverCpuMs,
        system.accept.backlog,
        system.hold.downloadBufferBytes,
        system.nicBytesPerMs,
        ...system.classes.flatMap((one) => [one.share, one.cpuMs.mean, one.ioMs.mean, one.ioPhases]),
      ];
      for (const number of numbers) expect(number).toBeGreaterThanOrEqual(0);
      expect(system.cpu.capacity).toBeGreaterThan(0);
      expect(system.cpu.capacity).toBeLessThanOrEqual(system.cpu.logical);
    }),
  );
});
