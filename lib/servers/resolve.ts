import type { Distribution } from "@/lib/scenario/distribution";
import { canFork } from "@/lib/scenario/operatingSystem";
import { INTERPRETER_FACTS } from "@/lib/scenario/presets/interpreters";
import type { Interpreter } from "@/lib/scenario/runtime";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Load } from "@/lib/scenario/traffic";
import { behaviourOf } from "./behaviour";
import { serverFacts } from "./catalogue";
import type { ServerFacts } from "./facts";
import type { System, SystemClass } from "./system";

/** SMT siblings together do about 1.2 to 1.3 times the work of one core; taken alike for more than two of them. */
const SMT_YIELD = 1.25;

/**
 * A fresh connection (MTU 1500, Linux) took about 90 kB into its send and receive buffers in the measurements.
 * The client's share of it is freed only as the client reads, so the worker is free when the rest has drained.
 */
const KERNEL_BUFFER_BYTES = 90_000;

const GIL_KIND: Readonly<Record<Interpreter, System["gil"]["kind"]>> = {
  "cpython-2.7": "ticks",
  "cpython-3": "interval",
  "cpython-3.13t": "none",
  "cpython-3.14t": "none",
  pypy: "interval",
};

/** Theory's processor serves bursts of a process in order of arrival; real interpreters take turns. */
function gilKind({ server, runtime }: Scenario): System["gil"]["kind"] {
  const kind = GIL_KIND[runtime.interpreter];
  return server.kind === "ideal" && kind !== "none" ? "fifo" : kind;
}

function scaled(distribution: Distribution, factor: number): Distribution {
  return { ...distribution, mean: distribution.mean * factor };
}

function cores(scenario: Scenario): number {
  const { cpus, threadsPerCore } = scenario.hardware;
  const wholeCores = Math.floor(cpus / threadsPerCore);
  const leftOver = cpus % threadsPerCore;
  const work = (siblings: number) => (siblings > 1 ? SMT_YIELD : siblings);
  return (wholeCores * work(threadsPerCore) + work(leftOver)) * (1 - scenario.host.stealPercent / 100);
}

function classes(scenario: Scenario, cpuFactor: number): SystemClass[] {
  const used = scenario.application.classes.filter((one) => one.weight > 0);
  const totalWeight = used.reduce((sum, one) => sum + one.weight, 0);
  return used.map((one) => {
    const clients = scenario.network.clients.filter(
      (client) => client.share > 0 && (one.clients?.includes(client.name) ?? true),
    );
    const totalShare = clients.reduce((sum, client) => sum + client.share, 0);
    const backend = scenario.backends.findIndex((candidate) => candidate.name === one.backend);
    return {
      name: one.name,
      share: one.weight / totalWeight,
      cpuMs: scaled(one.cpuMs, cpuFactor),
      ioMs: one.ioMs,
      ioPhases: one.ioMs.mean === 0 ? 0 : one.ioPhases,
      responseBytes: one.responseBytes,
      requestBodyBytes: one.requestBodyBytes,
      backend: backend < 0 ? null : backend,
      links: clients.map((client) => ({ ...client, share: client.share / totalShare })),
    };
  });
}

/** An even share of the load for one machine. */
function perMachine(load: Load, machines: number): Load {
  return load.kind === "open"
    ? { ...load, rateRps: load.rateRps / machines }
    : { ...load, users: load.users / machines };
}

/** What stands between clients and workers takes off them; nothing where nothing stands there. */
function buffering({ server: { frontEnd } }: Scenario) {
  const present = frontEnd.kind !== "none";
  return { requests: present && frontEnd.buffersRequests, responses: present && frontEnd.buffersResponses };
}

function connectionLimit({ server }: Scenario, { accept }: ServerFacts): number | "slots" {
  const own = accept.connectionLimit ?? Number.POSITIVE_INFINITY;
  return accept.connectionLimitOption === null ? own : (server.connectionLimit ?? own);
}

function keepAlive(scenario: Scenario, facts: ServerFacts): System["keepAlive"] {
  const { network } = scenario;
  // A buffering front end keeps the clients' connections itself and opens fresh ones to the workers.
  if (!network.keepAlive || !facts.keepAlive.supported || buffering(scenario).responses) return null;
  return {
    requestsPerConnection: network.requestsPerConnection,
    idleMs: Math.min(network.idleMs, facts.keepAlive.defaultIdleMs ?? Number.POSITIVE_INFINITY),
  };
}

function timeout(scenario: Scenario, facts: ServerFacts): System["timeout"] {
  const afterMs = scenario.server.timeoutMs ?? facts.timeout.defaultMs;
  return afterMs === null || facts.timeout.kills === "nothing" ? null : { afterMs, kills: facts.timeout.kills };
}

/** The scenario on its server, for one machine. Pure; the mix is not part of it. */
export function resolve(scenario: Scenario): System {
  const { hardware, host, runtime, server } = scenario;
  const facts = serverFacts(server.kind);
  const tax = server.kind === "ideal" ? 1 : INTERPRETER_FACTS[runtime.interpreter].cpuTax;
  const cpuFactor = tax / hardware.cpuSpeed;
  const { frontEnd, overrides } = server;
  const buffered = buffering(scenario);
  const kernelBufferBytes =
    server.kind === "ideal" ? Number.POSITIVE_INFINITY : (overrides.socketBufferBytes ?? KERNEL_BUFFER_BYTES);
  return {
    facts,
    cpu: { logical: hardware.cpus, capacity: cores(scenario), quotaCores: hardware.cpuQuotaCores },
    gil: { kind: gilKind(scenario), switchIntervalMs: runtime.switchIntervalMs },
    serverCpuMs: (overrides.cpuPerRequestMs ?? facts.cpuPerRequestMs) * cpuFactor,
    accept: {
      policy: facts.accept.policy,
      connectionLimit: connectionLimit(scenario, facts),
      reusePort: facts.accept.reusePort && canFork(host.os),
      mediation: facts.accept.mediation,
      wakes: canFork(host.os) ? facts.accept.wakes : "one",
      acceptorSharesGil: facts.acceptorSharesGil,
      backlog: server.backlog ?? facts.backlog.default,
      synRetrySchedule: host.synRetrySchedule,
    },
    behaviour: behaviourOf(facts),
    hold: {
      upload: buffered.requests ? "nothing" : facts.upload.holds,
      download: buffered.responses ? "nothing" : facts.download.holds,
      downloadBufferBytes: kernelBufferBytes + (facts.download.userBufferBytes ?? 0),
      idle: facts.keepAlive.idleHolds,
    },
    keepAlive: keepAlive(scenario, facts),
    client: { timeoutMs: scenario.network.timeoutMs, retries: scenario.network.retries },
    timeout: timeout(scenario, facts),
    requestMemoryMiB: scenario.application.memory.requestMiB,
    maxRequests: facts.maxRequestsOption === null ? null : server.maxRequests,
    frontEndTimeoutMs: frontEnd.kind === "none" ? null : frontEnd.timeoutMs,
    classes: classes(scenario, cpuFactor),
    backends: scenario.backends,
    load: perMachine(scenario.traffic.load, hardware.machines),
    machines: hardware.machines,
    nicBytesPerMs: (hardware.nicMbps * 1e6) / 8 / 1000,
  };
}
