import fc from "fast-check";
import type { RequestClass } from "@/lib/scenario/application";
import type { Distribution } from "@/lib/scenario/distribution";
import { logUniform } from "@/lib/scenario/logUniform";
import type { OperatingSystem } from "@/lib/scenario/operatingSystem";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { SERVER_KINDS, type ServerKind } from "@/lib/scenario/serverKinds";
import { serverFacts } from "./catalogue";

/** Null three times out of four. */
function sometimes<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

function demand(mean: fc.Arbitrary<number>): fc.Arbitrary<Distribution> {
  return fc.oneof(
    fc.record({ family: fc.constant("deterministic" as const), mean }),
    fc.record({ family: fc.constant("exponential" as const), mean }),
    fc.record({ family: fc.constantFrom("lognormal" as const, "gamma" as const), mean, cv: logUniform(0.2, 3) }),
  );
}

const ROOMY = { linux: "linux", unix: "freebsd", windows: "windows" } as const;

/** One of the systems that the server runs on. */
function systemFor(kind: ServerKind): fc.Arbitrary<OperatingSystem> {
  const { platforms } = serverFacts(kind);
  const systems = (["linux", "unix", "windows"] as const).filter((one) => platforms[one]).map((one) => ROOMY[one]);
  return fc.constantFrom(...systems);
}

const requestClasses: fc.Arbitrary<RequestClass[]> = fc
  .array(
    fc.record({
      weight: logUniform(0.05, 20),
      cpuMs: demand(logUniform(0.5, 200)),
      ioMs: demand(fc.oneof(fc.constant(0), logUniform(1, 1000))),
      ioPhases: fc.integer({ min: 1, max: 12 }),
      responseBytes: demand(logUniform(200, 2_000_000)),
      requestBodyBytes: demand(fc.oneof(fc.constant(0), logUniform(200, 500_000))),
      backend: fc.constantFrom(null, "Database"),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((classes) => classes.map((one, index) => ({ ...one, name: `Class ${index + 1}`, clients: null })));

/** Requests a second of one machine at which its CPUs, or its worker slots, are busy all the time; rough on purpose. */
function roughCapacityRps({ application, hardware, server }: Scenario): number {
  const weight = application.classes.reduce((sum, one) => sum + one.weight, 0);
  const mean = (part: (one: RequestClass) => number) =>
    application.classes.reduce((sum, one) => sum + (one.weight / weight) * part(one), 0);
  const cpuMs = mean((one) => one.cpuMs.mean) / hardware.cpuSpeed;
  const slots = server.processes * server.threads;
  const cores = Math.min(hardware.cpus, hardware.cpuQuotaCores ?? hardware.cpus, server.processes);
  return 1000 * Math.min(cores / cpuMs, slots / (cpuMs + mean((one) => one.ioMs.mean)));
}

/**
 * A scenario as a person might have it: the server on a system it runs on, a mix within its dials, demands of
 * 0.5 ms to 1 s, and a load of 5 to 130 % of what the machine can bear. For properties of the model's numbers.
 */
export function plausibleScenario(kinds: readonly ServerKind[] = SERVER_KINDS): fc.Arbitrary<Scenario> {
  const kindAndSystem = fc.constantFrom(...kinds).chain((kind) => fc.tuple(fc.constant(kind), systemFor(kind)));
  return fc
    .record({
      kindAndSystem,
      cpus: fc.integer({ min: 1, max: 16 }),
      threadsPerCore: fc.constantFrom(1, 1, 2),
      quota: sometimes(logUniform(0.2, 1)),
      cpuSpeed: logUniform(0.5, 2),
      machines: fc.integer({ min: 1, max: 3 }),
      stealPercent: fc.constantFrom(0, 0, 0, 5, 20),
      interpreter: fc.constantFrom(
        "cpython-3" as const,
        "cpython-3" as const,
        "cpython-3.14t" as const,
        "pypy" as const,
      ),
      processes: fc.integer({ min: 1, max: 12 }),
      threads: fc.integer({ min: 1, max: 24 }),
      backlog: sometimes(fc.integer({ min: 8, max: 4096 })),
      buffered: fc.boolean(),
      keepAlive: fc.boolean(),
      idleMs: logUniform(10, 10_000),
      classes: requestClasses,
      databaseLimit: fc.integer({ min: 5, max: 200 }),
      held: fc.constantFrom("phase" as const, "request" as const),
      rho: logUniform(0.05, 1.3),
      arrivals: fc.constantFrom(
        { process: "poisson" as const },
        { process: "poisson" as const },
        { process: "paced" as const },
        { process: "bursty" as const, burstRatio: 4, burstShare: 0.1, burstMs: 2000 },
      ),
      closedThinkMs: sometimes(demand(logUniform(50, 10_000))),
    })
    .map((drawn) => {
      const [kind, os] = drawn.kindAndSystem;
      const facts = serverFacts(kind);
      const canHaveProcesses = os !== "windows" && facts.processes.max > 1;
      const scenario: Scenario = {
        ...EXAMPLE,
        name: `${facts.name} on ${os}`,
        host: { ...EXAMPLE.host, os, stealPercent: drawn.stealPercent },
        hardware: {
          ...EXAMPLE.hardware,
          cpus: drawn.cpus,
          threadsPerCore: drawn.threadsPerCore,
          cpuQuotaCores: drawn.quota === null ? null : drawn.quota * drawn.cpus,
          cpuSpeed: drawn.cpuSpeed,
          memoryMiB: 65_536,
          machines: drawn.machines,
        },
        runtime: { ...EXAMPLE.runtime, interpreter: drawn.interpreter },
        network: {
          ...EXAMPLE.network,
          keepAlive: drawn.keepAlive,
          requestsPerConnection: drawn.keepAlive ? 5 : 1,
          idleMs: drawn.keepAlive ? drawn.idleMs : 0,
        },
        server: {
          ...EXAMPLE.server,
          kind,
          processes: canHaveProcesses ? drawn.processes : 1,
          threads: facts.threads.max > 1 ? drawn.threads : 1,
          backlog: drawn.backlog,
          frontEnd: {
            kind: drawn.buffered ? "nginx" : "none",
            buffersRequests: drawn.buffered,
            buffersResponses: drawn.buffered,
            timeoutMs: 60_000,
          },
        },
        application: { ...EXAMPLE.application, threadSafe: true, classes: drawn.classes },
        backends: [{ name: "Database", limit: drawn.databaseLimit, scope: "global", held: drawn.held, onFull: "wait" }],
      };
      const rateRps = Math.max(0.001, drawn.rho * roughCapacityRps(scenario) * drawn.machines);
      const load: Scenario["traffic"]["load"] =
        drawn.closedThinkMs === null
          ? { kind: "open", rateRps, arrivals: drawn.arrivals }
          : {
              kind: "closed",
              users: Math.max(1, Math.ceil(rateRps * (drawn.closedThinkMs.mean / 1000))),
              thinkMs: drawn.closedThinkMs,
            };
      return { ...scenario, traffic: { ...EXAMPLE.traffic, load } };
    });
}
