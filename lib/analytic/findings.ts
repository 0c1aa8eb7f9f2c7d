import { OPERATING_SYSTEM_NAMES } from "@/lib/scenario/operatingSystem";
import type { Scenario } from "@/lib/scenario/scenario";
import type { System } from "@/lib/servers/system";
import type { Evaluation } from "./evaluate";
import { slotTimes } from "./latency";
import { limitWords } from "./limitWords";
import type { Machine } from "./machine";
import { memoryOf } from "./memory";
import { objectiveWords } from "./objectiveWords";
import type { Finding, FindingCode, Performance } from "./prediction";
import { racesForConnections } from "./trust";
import { count, figure, milliseconds, percent, requestsPerSecond } from "./wording";

/** Offered load within this share of capacity is overload: queues then grow without bound or overflow. */
const FULL = 0.9999;

function isOverloaded(scenario: Scenario, performance: Pick<Performance, "offeredRps" | "capacityRps">): boolean {
  return scenario.traffic.load.kind === "open" && performance.offeredRps >= performance.capacityRps * FULL;
}

/** How much one process accepts, in words. */
function accepted({ accept }: System): string {
  const { connectionLimit } = accept;
  return typeof connectionLimit === "number" && Number.isFinite(connectionLimit)
    ? `up to ${count(connectionLimit)} connections`
    : "every connection";
}

/** What is the matter with a mix that runs: objectives missed, overload, and what to know. */
export function performanceFindings(
  scenario: Scenario,
  machine: Machine,
  evaluation: Evaluation,
  performance: Performance,
): Finding[] {
  const findings: Finding[] = [];
  const add = (code: FindingCode, severity: Finding["severity"], message: string, remedy: string) =>
    findings.push({ code, severity, message, remedy });
  const { system, workload } = machine;
  const { offeredRps, capacityRps, rejectedFraction, binding } = performance;
  const { objectives } = scenario;
  const overloaded = isOverloaded(scenario, performance);
  if (overloaded)
    add(
      "overload",
      "failing",
      `${requestsPerSecond(offeredRps)} arrive and at most ${requestsPerSecond(capacityRps)} can be served, so ${percent(rejectedFraction)} are refused; ${limitWords(binding)} is the limit.`,
      `Lower the load below ${requestsPerSecond(capacityRps)}, or take a mix or a machine that relieves ${limitWords(binding)}.`,
    );
  for (const { objective, valueMs, holds } of performance.objectives) {
    if (holds) continue;
    add(
      "objective-missed",
      "failing",
      `${objectiveWords(objective)} at the ${objective.at} take up to ${milliseconds(valueMs)}; the objective is ${milliseconds(objective.limitMs)}.`,
      overloaded ? "End the overload first." : "Lower the load, add capacity, or relax the objective.",
    );
  }
  if (rejectedFraction * 100 > objectives.maxRejectedPercent)
    add(
      "backlog-overflows",
      "failing",
      `The queue is full for ${percent(rejectedFraction)} of requests; ${figure(objectives.maxRejectedPercent)} % is allowed.`,
      overloaded
        ? "A longer backlog would only lengthen the wait: add capacity."
        : `Raise the backlog above ${count(system.accept.backlog)}, or add capacity.`,
    );
  const cpuUse = (evaluation.throughput * workload.cpuMs) / machine.cores;
  if (cpuUse * 100 > objectives.maxCpuPercent)
    add(
      "objective-missed",
      "failing",
      `CPU is ${percent(cpuUse)} busy; the ceiling is ${figure(objectives.maxCpuPercent)} %.`,
      "Add CPUs or machines, or spend less CPU a request.",
    );
  const memory = memoryOf(scenario, system, evaluation.mix, evaluation.inService);
  const memoryUse = memory.totalMiB / memory.availableMiB;
  if (memoryUse * 100 > objectives.maxMemoryPercent)
    add(
      "objective-missed",
      "failing",
      `Memory is ${percent(memoryUse)} full; the ceiling is ${figure(objectives.maxMemoryPercent)} %.`,
      "Run fewer processes, add memory, or make the application smaller.",
    );
  const holding = workload.uploadMs + workload.drainMs + workload.idleMs;
  const working = workload.cpuMs + workload.ioMs;
  if (holding > 0.2 * working)
    add(
      "slow-clients-hold-workers",
      "caution",
      `Slow clients keep a worker ${milliseconds(holding)} of the ${milliseconds(holding + working)} that a request takes.`,
      "Put a front end that buffers requests and responses, such as nginx, before the server.",
    );
  if (racesForConnections(machine, evaluation))
    add(
      "greedy-acceptance",
      "caution",
      `Each process takes in ${accepted(system)} but serves ${count(evaluation.queueing.slots)} at a time, so some queue behind a busy process while another idles. Their unequal shares are priced; what luck adds from run to run is not.`,
      system.facts.accept.connectionLimitOption === null
        ? "Use one process with more threads, or a server that accepts only when it is free."
        : `Set ${system.facts.accept.connectionLimitOption} to ${count(evaluation.mix.threads)}, so that a process accepts only what its threads can take.`,
    );
  const { timeout } = system;
  if (timeout !== null) {
    const times = slotTimes(evaluation);
    const longest = Math.max(...system.classes.map((_, index) => times.percentile(99, "server", index)));
    if (longest > timeout.afterMs)
      add(
        "timeout-kills-requests",
        "failing",
        `1 % of requests hold their worker for more than ${milliseconds(longest)}, and the server kills the ${timeout.kills} after ${milliseconds(timeout.afterMs)}.`,
        `Raise the timeout above ${milliseconds(longest)}, or move the long work to a queue of its own.`,
      );
  }
  return findings;
}

/** What is the matter with the scenario itself, whatever the mix. */
export function scenarioFindings(scenario: Scenario, machine: Machine): Finding[] {
  const findings: Finding[] = [];
  const { facts } = machine.system;
  const { os } = scenario.host;
  if (scenario.application.interface === "asgi")
    findings.push({
      code: "asgi-framework",
      severity: "failing",
      message: "This is an ASGI application: an event loop serves it, and processes × threads is not its question.",
      remedy:
        "Size an ASGI server by CPU alone (about one process a core), or measure it; under WSGI an async view still holds its thread.",
    });
  const runs =
    os === "windows" ? facts.platforms.windows : os === "linux" ? facts.platforms.linux : facts.platforms.unix;
  if (!runs)
    findings.push({
      code: "server-not-on-this-os",
      severity: "impossible",
      message: `${facts.name} does not run on ${OPERATING_SYSTEM_NAMES[os]}.`,
      remedy:
        os === "windows"
          ? "Use Waitress, or mod_wsgi under Apache for Windows."
          : os === "linux"
            ? "Choose another server."
            : "Choose another server, or Linux.",
    });
  if (
    facts.status === "unmaintained" ||
    facts.status === "removed" ||
    facts.status === "historic" ||
    facts.status === "dormant"
  )
    findings.push({
      code: "server-unmaintained",
      severity: "caution",
      message: `${facts.name} is ${facts.status}${facts.statusNote === null ? "." : `: ${facts.statusNote}`}`,
      remedy: "Plan to move to a maintained server, such as Gunicorn, Waitress or mod_wsgi.",
    });
  if (!scenario.application.measured)
    findings.push({
      code: "demands-not-measured",
      severity: "caution",
      message: "The demands are guesses, and the answer is no better than they are.",
      remedy: "Measure CPU and wait of each class of request first, from a load test or the access log.",
    });
  return findings;
}
