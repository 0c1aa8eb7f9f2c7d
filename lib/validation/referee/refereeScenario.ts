import fc from "fast-check";
import type { Backend } from "@/lib/scenario/application";
import { logUniform } from "@/lib/scenario/logUniform";
import type { ClientLink } from "@/lib/scenario/network";
import type { Scenario } from "@/lib/scenario/scenario";
import { plausibleScenario } from "@/lib/servers/plausibleScenario";

/** Undefined, which leaves what the scenario has, three times out of four. */
function sometimes<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

const link = fc.record({
  share: logUniform(1, 20),
  rttMs: logUniform(0.2, 300),
  downKbps: logUniform(500, 1_000_000),
  upKbps: logUniform(250, 1_000_000),
  lossPercent: fc.constantFrom(0, 0, 0.1, 1),
});

const clients: fc.Arbitrary<ClientLink[]> = fc
  .array(link, { minLength: 1, maxLength: 4 })
  .map((links) => links.map((one, index) => ({ ...one, name: `Link ${index + 1}` })));

/** Bursts that the mean rate leaves room for. */
const bursts = fc
  .record({ burstRatio: logUniform(1.5, 8), filled: logUniform(0.05, 0.95), burstMs: logUniform(100, 30_000) })
  .map(({ burstRatio, filled, burstMs }) => ({
    process: "bursty" as const,
    burstRatio,
    burstShare: Math.max(0.001, filled / burstRatio),
    burstMs,
  }));

const backend: fc.Arbitrary<Backend> = fc.record({
  name: fc.constant("Database"),
  limit: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 5, max: 400 })),
  scope: fc.constantFrom("process" as const, "machine" as const, "global" as const),
  held: fc.constantFrom("phase" as const, "request" as const),
  onFull: fc.constantFrom("wait" as const, "wait" as const, "error" as const),
});

/**
 * `plausibleScenario` with the rest of the schema: limits of connections, timeouts, retries, recycling, the other
 * interpreters, pools of every scope, links, bursts. A quarter of the scenarios has each of them.
 */
export const refereeScenario: fc.Arbitrary<Scenario> = fc
  .record({
    base: plausibleScenario(),
    clients: sometimes(clients),
    timeoutMs: sometimes(logUniform(200, 60_000)),
    retries: fc.integer({ min: 0, max: 3 }),
    connectionLimit: sometimes(fc.integer({ min: 1, max: 64 })),
    serverTimeoutMs: sometimes(logUniform(1000, 120_000)),
    maxRequests: sometimes(fc.integer({ min: 500, max: 50_000 })),
    interpreter: sometimes(fc.constantFrom("cpython-2.7" as const, "cpython-3.13t" as const)),
    switchIntervalMs: sometimes(logUniform(0.5, 50)),
    backend: sometimes(backend),
    bursts: sometimes(bursts),
  })
  .map(({ base, ...drawn }): Scenario => {
    const { load } = base.traffic;
    return {
      ...base,
      runtime: {
        interpreter: drawn.interpreter ?? base.runtime.interpreter,
        switchIntervalMs: drawn.switchIntervalMs ?? base.runtime.switchIntervalMs,
      },
      network: {
        ...base.network,
        clients: drawn.clients ?? base.network.clients,
        timeoutMs: drawn.timeoutMs ?? null,
        retries: drawn.timeoutMs === undefined ? 0 : drawn.retries,
      },
      server: {
        ...base.server,
        connectionLimit: drawn.connectionLimit ?? null,
        timeoutMs: drawn.serverTimeoutMs ?? null,
        maxRequests: drawn.maxRequests ?? null,
      },
      backends: drawn.backend === undefined ? base.backends : [drawn.backend],
      traffic: {
        ...base.traffic,
        load: load.kind === "open" && drawn.bursts !== undefined ? { ...load, arrivals: drawn.bursts } : load,
      },
    };
  });
