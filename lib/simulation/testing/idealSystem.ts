import type { Distribution } from "@/lib/scenario/distribution";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Load } from "@/lib/scenario/traffic";
import { resolve } from "@/lib/servers/resolve";
import type { System } from "@/lib/servers/system";

export interface IdealSetup {
  readonly cpus: number;
  readonly cpuMs: Distribution;
  readonly ioMs?: Distribution;
  readonly load: Load;
  readonly backlog?: number;
  readonly gil?: boolean;
}

export const exponentialMs = (mean: number): Distribution => ({ family: "exponential", mean });
export const openLoad = (rateRps: number): Load => ({ kind: "open", rateRps, arrivals: { process: "poisson" } });

/** A server that costs nothing, for tests against theory. */
export function idealSystem({ cpus, cpuMs, ioMs, load, backlog, gil }: IdealSetup): System {
  const [template] = EXAMPLE.application.classes;
  if (template === undefined) throw new Error("The example has no class.");
  const zero: Distribution = { family: "deterministic", mean: 0 };
  return resolve({
    ...EXAMPLE,
    hardware: { ...EXAMPLE.hardware, cpus },
    runtime: { interpreter: gil === true ? "cpython-3" : "cpython-3.14t", switchIntervalMs: 5 },
    network: {
      ...EXAMPLE.network,
      clients: [{ name: "Local", share: 1, rttMs: 0, downKbps: 100_000_000, upKbps: 100_000_000, lossPercent: 0 }],
    },
    server: {
      ...EXAMPLE.server,
      kind: "ideal",
      backlog: backlog ?? 1_000_000,
      frontEnd: { ...EXAMPLE.server.frontEnd, kind: "none", buffersRequests: false, buffersResponses: false },
    },
    application: {
      ...EXAMPLE.application,
      classes: [
        {
          ...template,
          cpuMs,
          ioMs: ioMs ?? zero,
          ioPhases: 1,
          responseBytes: zero,
          requestBodyBytes: zero,
          backend: null,
        },
      ],
    },
    backends: [],
    traffic: { ...EXAMPLE.traffic, load },
  });
}
