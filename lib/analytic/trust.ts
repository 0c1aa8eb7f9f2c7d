import { shareAnswered } from "./answeredWithin";
import { attemptsAt } from "./attempts";
import type { Evaluation } from "./evaluate";
import type { Machine } from "./machine";
import { attemptsOf, patienceOf } from "./patience";
import type { Trust } from "./prediction";
import { raceOf } from "./raceShares";

/** Share of requests that are refused, from which retries decide how long the others take. */
const RETRIED = 0.05;
/** Share of attempts given up from which retries may set off an overload. */
const FEW_RETRIES = 0.01;
/** Share of attempts given up from which more than their load is to be doubted. */
const MANY_GIVE_UP = 0.05;
/** Load of the busiest racing process, by its own luck, from which its queue may run away. */
const RUNAWAY_LOAD = 1;
/** Coefficient of variation of a process's share from run to run, times the deviations that six runs span. */
const LUCK = 1.3 * 0.08;
/** Share of the capacity that is asked for in open traffic from which no queue is certain. */
const ALL_BUT_FULL = 0.97;
/** Use of a GIL from which its waits are steep in every input. */
const BUSY_GIL = 0.7;
/** Use of the thread that takes connections from which its own queue shows. */
const BUSY_ACCEPTOR = 0.5;
/** Use of a quota from which its periods end before their time. */
const BUSY_QUOTA = 0.5;
const PERIOD_MS = 100;
/** Share of a request's time in its slot that its body takes less because it comes while the request waits. */
const BODIES_COME = 0.02;
/** Share of the requests that the server's own timeout ends, from which they are missed. */
const ENDED_BY_SERVER = 0.02;
/** Times the mean that nobody that anyone sees takes. */
const NOBODY_TAKES = 50;
/** Squared coefficient of variation of the time in a slot beyond which a few long requests decide. */
const FEW_LONG_ONES = 5;

/** Several processes that race for connections and queue them privately: their shares are uneven. */
export function racesForConnections(machine: Machine, { queueing, mix }: Evaluation): boolean {
  const { accept, facts } = machine.system;
  // A loop of coroutines that has work does not look for more, so that loops share evenly.
  return queueing.private && mix.processes > 1 && !accept.reusePort && facts.slot !== "greenlet";
}

/** Such a server whose busiest process may be given more than it can serve. */
function hoards(machine: Machine, evaluation: Evaluation): boolean {
  if (!racesForConnections(machine, evaluation)) return false;
  const { mix, capacity, parts, throughput } = evaluation;
  const busiest =
    machine.system.load.kind === "closed"
      ? (throughput / mix.processes) *
        Math.max(...raceOf(mix.processes, machine.system.behaviour).groups.map(({ weight }) => weight))
      : Math.max(...parts.map(({ state }) => state.throughput));
  return ((busiest * mix.processes) / capacity) * (1 + LUCK) > RUNAWAY_LOAD;
}

/** How much sooner bodies are there for waiting, as a share of the time in a slot. */
function comingMeanwhile({ workload }: Machine, { parts, inService, throughput }: Evaluation): number {
  const held = parts.reduce(
    (sum, { share, residences }) =>
      sum + share * residences.reduce((all, { stream }) => all + stream.share * stream.upload.mean, 0),
    0,
  );
  return inService > 0 ? ((workload.uploadMs - held) * throughput) / inService : 0;
}

/** Share of the requests that take longer than the server lets them. */
function endedByServer({ system }: Machine, { parts, meanInSystem, throughput }: Evaluation): number {
  if (system.timeout === null || system.timeout.afterMs * throughput > NOBODY_TAKES * meanInSystem) return 0;
  return 1 - Math.min(1, shareAnswered(attemptsAt(parts), system.timeout.afterMs));
}

/** Squared coefficient of variation of the time in a slot. */
function slotScv({ parts }: Evaluation): number {
  let mean = 0;
  let second = 0;
  for (const { share, residences } of parts)
    for (const { stream, total } of residences) {
      mean += share * stream.share * total.mean;
      second += share * stream.share * (total.variance + total.mean * total.mean);
    }
  return mean > 0 ? second / (mean * mean) - 1 : 0;
}

/** Share of the attempts that come to nothing because the client has gone. */
function shareGivenUp({ workload }: Machine, { parts, patienceMs }: Evaluation): number {
  const answered = patienceMs === null ? 1 : shareAnswered(attemptsAt(parts), patienceMs);
  return 1 - workload.reaching * Math.min(1, answered);
}

/**
 * Retries that could keep an overload going once there is one: more than can be served if every client tried as often as
 * it does, and enough who do.
 */
function feedsOnItself(machine: Machine, { offered, capacity }: Evaluation, givenUp: number): boolean {
  const { retries } = patienceOf(machine.system);
  const { load } = machine.system;
  const most = load.kind === "open" && load.arrivals.process === "bursty" ? load.arrivals.burstRatio : 1;
  return (
    retries > 0 && givenUp > FEW_RETRIES && (most * offered * (retries + 1)) / attemptsOf(givenUp, retries) > capacity
  );
}

interface Doubt {
  readonly holds: boolean;
  readonly meanErrorPercent: number;
  readonly p95ErrorPercent: number;
  readonly why: string;
}

/** What the simulation, or the measurements, showed to be off, and by how much at worst in nine of ten cases. */
function doubtsOf(machine: Machine, evaluation: Evaluation, givenUp: number): readonly Doubt[] {
  const { system, workload, cores, gil } = machine;
  const { throughput, mix } = evaluation;
  const used = throughput * workload.cpuMs;
  const { load } = system;
  return [
    {
      holds: system.gil.kind === "ticks" && mix.threads > 1,
      meanErrorPercent: 25,
      p95ErrorPercent: 35,
      why: "The old GIL of CPython 2 wastes CPU while several threads want it: that is followed by the simulation alone.",
    },
    {
      holds: system.cpu.quotaCores !== null && system.cpu.quotaCores < system.cpu.capacity && used > BUSY_QUOTA * cores,
      meanErrorPercent: 25,
      p95ErrorPercent: 35,
      why: "More than half of the CPU quota is used: whether a period's share is spent before its end hangs on how the work falls.",
    },
    {
      holds: load.kind === "open" && load.arrivals.process === "bursty",
      meanErrorPercent: 30,
      p95ErrorPercent: 35,
      why: "How long bursts last decides how long their queue grows: two runs of an hour differ.",
    },
    {
      holds:
        load.kind === "open" &&
        load.arrivals.process === "bursty" &&
        evaluation.offered * load.arrivals.burstRatio > evaluation.capacity,
      meanErrorPercent: 50,
      p95ErrorPercent: 50,
      why: "In a burst more arrives than can be served: the longest of them decides how deep the queue gets.",
    },
    {
      holds: givenUp > MANY_GIVE_UP,
      meanErrorPercent: 40,
      p95ErrorPercent: 35,
      why: "More than one attempt in twenty is given up: those that are answered hang on how busy the server is at that very moment.",
    },
    {
      holds: gil && mix.threads > 1 && used / Math.min(cores, mix.processes) > BUSY_GIL,
      meanErrorPercent: 30,
      p95ErrorPercent: 40,
      why: "A GIL is over 70 % busy, where waits are steep in every input.",
    },
    {
      holds: evaluation.acceptorUse > BUSY_ACCEPTOR,
      meanErrorPercent: 40,
      p95ErrorPercent: 50,
      why: "The one thread that takes all connections is busy more than half of the time, waiting for the GIL: their queue grows fast from there.",
    },
    {
      holds: system.maxRequests !== null && mix.processes === 1,
      meanErrorPercent: 30,
      p95ErrorPercent: 35,
      why: "The only process is away for a moment each time that it is recycled: how long hangs on the slowest request inside and on how fast it starts.",
    },
    {
      holds: comingMeanwhile(machine, evaluation) > BODIES_COME,
      meanErrorPercent: 60,
      p95ErrorPercent: 50,
      why: "Bodies arrive while their requests wait for a worker: the queue keeps itself short, by how much hangs on each body's way.",
    },
    {
      holds: endedByServer(machine, evaluation) > ENDED_BY_SERVER,
      meanErrorPercent: 100,
      p95ErrorPercent: 100,
      why: "The server's own timeout ends requests: they are counted here as if they had been served.",
    },
    {
      holds:
        system.cpu.quotaCores !== null &&
        system.cpu.quotaCores < system.cpu.capacity &&
        workload.cpuMs / machine.meanBursts > system.cpu.quotaCores * PERIOD_MS,
      meanErrorPercent: 30,
      p95ErrorPercent: 100,
      why: "One burst of CPU takes more than a period's quota: in how many periods it ends hangs on when it began.",
    },
    {
      holds: system.facts.slot === "greenlet" && mix.processes > 1 && !evaluation.queueing.private,
      meanErrorPercent: 75,
      p95ErrorPercent: 60,
      why: "How requests fall on several loops of coroutines is followed for steady arrivals and backends of their own only: here they are taken to share one queue.",
    },
    {
      holds: load.kind === "closed" && evaluation.queueing.private && mix.processes > 1,
      meanErrorPercent: 30,
      p95ErrorPercent: 45,
      why: "Users who wait for their answers are spread evenly over processes that queue for themselves; in truth one has more than another.",
    },
    {
      holds: load.kind === "closed" && !evaluation.queueing.private && slotScv(evaluation) > FEW_LONG_ONES,
      meanErrorPercent: 30,
      p95ErrorPercent: 40,
      why: "Requests keep their workers for times so different that a few long ones decide how long the others wait.",
    },
    {
      holds: evaluation.capacity > 0 && throughput > 0.9 * evaluation.capacity,
      meanErrorPercent: 40,
      p95ErrorPercent: 50,
      why: "More than nine tenths of the capacity are in use: the queue hangs on every per cent.",
    },
  ];
}

export function trustOf(machine: Machine, evaluation: Evaluation): Trust {
  const { facts, load } = machine.system;
  if (facts.kind === "ideal")
    return {
      basis: "theory",
      meanErrorPercent: 2,
      p95ErrorPercent: 4,
      unstable: false,
      why: "A server without costs of its own: checked against exact results of queueing theory.",
    };
  const basis = facts.versionMeasured === null ? "unchecked" : "measured";
  const unstable = (why: string): Trust => ({
    basis,
    meanErrorPercent: 100,
    p95ErrorPercent: 150,
    unstable: true,
    why,
  });
  if (hoards(machine, evaluation))
    return unstable(
      "Its processes take in more connections than they can serve while others idle: two measured runs of the very same load differed by a factor of two.",
    );
  if (load.kind === "open" && evaluation.offered > ALL_BUT_FULL * evaluation.capacity)
    return unstable(
      "As much arrives as can be served, or all but: how long the queue gets hangs on every per cent of either.",
    );
  if (evaluation.state.blocking > RETRIED)
    return unstable("The backlog is full, and clients knock again: how long they take then hangs on their retries.");
  const givenUp = shareGivenUp(machine, evaluation);
  if (feedsOnItself(machine, evaluation, givenUp))
    return unstable(
      "Clients give up and try again while the server works on in vain: with all their attempts it has more to do than it can, and chance decides when that begins.",
    );
  const base =
    basis === "measured"
      ? {
          meanErrorPercent: 15,
          p95ErrorPercent: 20,
          why: `Runs of ${facts.name} ${facts.versionMeasured} were measured under known load and compared with this model.`,
        }
      : {
          meanErrorPercent: 25,
          p95ErrorPercent: 35,
          why: `${facts.name} was not measured: its behaviour comes from its source and documents, its cost from a sibling.`,
        };
  const doubts = doubtsOf(machine, evaluation, givenUp).filter(({ holds }) => holds);
  return {
    basis,
    unstable: false,
    meanErrorPercent: Math.max(base.meanErrorPercent, ...doubts.map((doubt) => doubt.meanErrorPercent)),
    p95ErrorPercent: Math.max(base.p95ErrorPercent, ...doubts.map((doubt) => doubt.p95ErrorPercent)),
    why: [base.why, ...doubts.map((doubt) => doubt.why)].join(" "),
  };
}
