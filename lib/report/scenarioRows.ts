import { coefficientOfVariation, type Distribution } from "@/lib/scenario/distribution";
import { FACTORS, type FactorId, inputAt } from "@/lib/scenario/inputs";
import { OPERATING_SYSTEM_NAMES } from "@/lib/scenario/operatingSystem";
import { INTERPRETER_FACTS } from "@/lib/scenario/presets/interpreters";
import type { Scenario } from "@/lib/scenario/scenario";
import { type Path, valueAt } from "@/lib/scenario/valueAt";
import { serverFacts } from "@/lib/servers/catalogue";
import { readable } from "@/lib/units/formatQuantity";
import type { Unit } from "@/lib/units/unit";

interface Row {
  readonly label: string;
  readonly value: string;
}

/** One factor of a scenario as people read it: for the shared page, the printed page and the report. */
export interface FactorRows {
  readonly id: FactorId;
  readonly number: number | null;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** The number at `path` under the name it has everywhere; nothing where it is empty. */
function numberRow(scenario: Scenario, path: Path): Row[] {
  const input = inputAt(path);
  const value = valueAt(scenario, path);
  return input === undefined || typeof value !== "number"
    ? []
    : [{ label: input.label, value: readable(value, input.unit, 6) }];
}

function demand(distribution: Distribution, unit: Unit): string {
  const mean = readable(distribution.mean, unit, 6);
  if (distribution.mean === 0) return "none";
  const cv = coefficientOfVariation(distribution);
  return cv === 0 ? `${mean}, always the same` : `${mean} on average, ${distribution.family}, variability ${cv}`;
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}

function hardwareRows(scenario: Scenario): Row[] {
  const keys = [
    "cpus",
    "threadsPerCore",
    "cpuQuotaCores",
    "cpuSpeed",
    "memoryMiB",
    "memoryLimitMiB",
    "reservedMemoryMiB",
    "nicMbps",
    "machines",
    "costPerHour",
  ];
  return [
    ...keys.flatMap((key) => numberRow(scenario, ["hardware", key])),
    { label: "Interpreter", value: INTERPRETER_FACTS[scenario.runtime.interpreter].name },
    ...numberRow(scenario, ["runtime", "switchIntervalMs"]),
  ];
}

function networkRows(scenario: Scenario): Row[] {
  const { clients, keepAlive } = scenario.network;
  const shares = clients.reduce((sum, client) => sum + client.share, 0);
  return [
    ...clients.map((client) => ({
      label: client.name,
      value: [
        readable((100 * client.share) / shares, "percent"),
        `${readable(client.rttMs, "ms")} round trip`,
        `${readable(client.downKbps, "kbps")} down`,
        `${readable(client.upKbps, "kbps")} up`,
        ...(client.lossPercent === 0 ? [] : [`${readable(client.lossPercent, "percent")} loss`]),
      ].join(", "),
    })),
    { label: "Keep-alive", value: yesNo(keepAlive) },
    ...(keepAlive ? numberRow(scenario, ["network", "requestsPerConnection"]) : []),
    ...(keepAlive ? numberRow(scenario, ["network", "idleMs"]) : []),
    ...numberRow(scenario, ["network", "timeoutMs"]),
    ...numberRow(scenario, ["network", "retries"]),
  ];
}

function serverRows(scenario: Scenario): Row[] {
  const { server } = scenario;
  const buffers = [
    ...(server.frontEnd.buffersRequests ? ["uploads"] : []),
    ...(server.frontEnd.buffersResponses ? ["responses"] : []),
  ];
  return [
    { label: "Server", value: serverFacts(server.kind).name },
    ...numberRow(scenario, ["server", "processes"]),
    ...numberRow(scenario, ["server", "threads"]),
    {
      label: "Front end",
      value: `${server.frontEnd.kind}${buffers.length === 0 ? ", buffers nothing" : `, buffers ${buffers.join(" and ")}`}`,
    },
    { label: "Preload", value: yesNo(server.preload) },
    ...["backlog", "connectionLimit", "timeoutMs", "maxRequests"].flatMap((key) =>
      numberRow(scenario, ["server", key]),
    ),
    ...numberRow(scenario, ["server", "overrides", "cpuPerRequestMs"]),
    ...numberRow(scenario, ["server", "overrides", "socketBufferBytes"]),
  ];
}

function applicationRows(scenario: Scenario): Row[] {
  const { application, backends } = scenario;
  const weights = application.classes.reduce((sum, one) => sum + one.weight, 0);
  const memory = ["processMiB", "sharedBeforeForkMiB", "threadMiB", "requestMiB", "growthMiB"];
  return [
    { label: "Interface", value: application.interface.toUpperCase() },
    { label: "Thread-safe", value: yesNo(application.threadSafe) },
    { label: "Demands", value: application.measured ? "measured" : "estimated" },
    ...memory.flatMap((key) => numberRow(scenario, ["application", "memory", key])),
    ...application.classes.flatMap((one) => [
      { label: one.name, value: `${readable((100 * one.weight) / weights, "percent")} of requests` },
      { label: `${one.name}: CPU`, value: demand(one.cpuMs, "ms") },
      {
        label: `${one.name}: waiting`,
        value:
          one.ioMs.mean === 0
            ? "none"
            : `${demand(one.ioMs, "ms")}, in ${one.ioPhases} ${one.ioPhases === 1 ? "wait" : "waits"}${one.backend === null ? "" : ` for ${one.backend}`}`,
      },
      { label: `${one.name}: response`, value: demand(one.responseBytes, "bytes") },
      ...(one.requestBodyBytes.mean === 0
        ? []
        : [{ label: `${one.name}: upload`, value: demand(one.requestBodyBytes, "bytes") }]),
    ]),
    ...backends.map((one) => ({
      label: `Backend ${one.name}`,
      value: `${one.limit} connections for ${one.scope === "global" ? "all machines" : `each ${one.scope}`}, held for ${one.held === "phase" ? "one wait" : "the whole request"}; when full, ${one.onFull === "wait" ? "requests wait" : "an error"}`,
    })),
  ];
}

function trafficRows(scenario: Scenario): Row[] {
  const { load } = scenario.traffic;
  const arrivals =
    load.kind === "closed"
      ? [{ label: "Think time", value: demand(load.thinkMs, "ms") }]
      : [
          {
            label: "Arrivals",
            value: load.arrivals.process === "poisson" ? "random (Poisson)" : load.arrivals.process,
          },
        ];
  return [
    ...numberRow(scenario, ["traffic", "load", "rateRps"]),
    ...numberRow(scenario, ["traffic", "load", "users"]),
    ...arrivals,
    ...numberRow(scenario, ["traffic", "load", "arrivals", "burstRatio"]),
    ...numberRow(scenario, ["traffic", "load", "arrivals", "burstShare"]),
    ...numberRow(scenario, ["traffic", "load", "arrivals", "burstMs"]),
    ...numberRow(scenario, ["traffic", "growthPercentPerMonth"]),
    ...numberRow(scenario, ["traffic", "dailyPeakRatio"]),
  ];
}

function objectiveRows(scenario: Scenario): Row[] {
  return [
    ...scenario.objectives.latency.map((one) => ({
      label: `${one.percentile} % of ${one.class ?? "all requests"}`,
      value: `within ${readable(one.limitMs, "ms")} at the ${one.at}`,
    })),
    ...["maxRejectedPercent", "maxCpuPercent", "maxMemoryPercent"].flatMap((key) =>
      numberRow(scenario, ["objectives", key]),
    ),
  ];
}

function rowsOf(scenario: Scenario, factor: FactorId): readonly Row[] {
  switch (factor) {
    case "host":
      return [
        { label: "Operating system", value: OPERATING_SYSTEM_NAMES[scenario.host.os] },
        ...numberRow(scenario, ["host", "stealPercent"]),
      ];
    case "hardware":
      return hardwareRows(scenario);
    case "network":
      return networkRows(scenario);
    case "server":
      return serverRows(scenario);
    case "application":
      return applicationRows(scenario);
    case "traffic":
      return trafficRows(scenario);
    case "objectives":
      return objectiveRows(scenario);
  }
}

/** The whole scenario, factor by factor, in the order of the form. */
export function scenarioRows(scenario: Scenario): readonly FactorRows[] {
  return FACTORS.map(({ id, number, title }) => ({ id, number, title, rows: rowsOf(scenario, id) }));
}
