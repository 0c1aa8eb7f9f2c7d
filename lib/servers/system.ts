import type { Backend } from "@/lib/scenario/application";
import type { Distribution } from "@/lib/scenario/distribution";
import type { ClientLink } from "@/lib/scenario/network";
import type { Load } from "@/lib/scenario/traffic";
import type { Behaviour } from "./behaviour";
import type { Holds, ServerFacts } from "./facts";

/** One combination of the two dials. Slots are threads, or greenlets of a coroutine server. */
export interface Mix {
  readonly processes: number;
  readonly threads: number;
}

export interface SystemClass {
  readonly name: string;
  /** Probability that a request is of this class; the classes' shares sum to 1. */
  readonly share: number;
  /** The application's CPU demand on this machine's CPUs (speed, interpreter tax applied), without the server's own. */
  readonly cpuMs: Distribution;
  readonly ioMs: Distribution;
  readonly ioPhases: number;
  readonly responseBytes: Distribution;
  readonly requestBodyBytes: Distribution;
  /** Index into `backends`, or null. */
  readonly backend: number | null;
  /** The links its clients come by; shares sum to 1. */
  readonly links: readonly ClientLink[];
}

/**
 * The workload on this server, resolved for one machine: what both the analytic model and the simulation read.
 * Everything is a number or a closed choice; the mix is given beside it, so that one system serves a whole map.
 */
export interface System {
  readonly facts: ServerFacts;
  readonly cpu: {
    /** Logical CPUs. */
    readonly logical: number;
    /** Cores' worth of work that all logical CPUs do together (SMT yield and steal applied). */
    readonly capacity: number;
    /** cgroup quota in cores, or null. Work runs at full speed until a 100 ms period's quota is spent. */
    readonly quotaCores: number | null;
  };
  readonly gil: {
    /** `none`: free-threaded. `interval`: CPython 3.2 and later. `ticks`: CPython 2. `fifo`: theory, bursts in order of arrival. */
    readonly kind: "none" | "interval" | "ticks" | "fifo";
    readonly switchIntervalMs: number;
  };
  /** The server's own CPU time a request on this machine, held under the GIL. */
  readonly serverCpuMs: number;
  readonly accept: {
    readonly policy: ServerFacts["accept"]["policy"];
    /** Connections a process takes; Infinity for no limit; "slots" for as many as it has slots. */
    readonly connectionLimit: number | "slots";
    readonly reusePort: boolean;
    readonly mediation: ServerFacts["accept"]["mediation"];
    readonly wakes: ServerFacts["accept"]["wakes"];
    readonly acceptorSharesGil: boolean;
    /** Connections that may wait in the kernel. */
    readonly backlog: number;
    readonly synRetrySchedule: "exponential" | "linear-then-exponential";
  };
  /** How connections are shared out and where the server's CPU goes, for the simulation. */
  readonly behaviour: Behaviour;
  readonly hold: {
    readonly upload: Holds;
    readonly download: Holds;
    /** Bytes of a response that leave the worker at once: kernel socket buffers and the server's own. */
    readonly downloadBufferBytes: number;
    readonly idle: Holds;
  };
  readonly keepAlive: { readonly requestsPerConnection: number; readonly idleMs: number } | null;
  readonly client: { readonly timeoutMs: number | null; readonly retries: number };
  /** What the server does to a request that runs longer; null for nothing. */
  readonly timeout: { readonly afterMs: number; readonly kills: "request" | "worker" } | null;
  /** Memory that a request takes while it has a slot. */
  readonly requestMemoryMiB: number;
  readonly maxRequests: number | null;
  readonly frontEndTimeoutMs: number | null;
  readonly classes: readonly SystemClass[];
  readonly backends: readonly Backend[];
  /** Load on this one machine (an even share of the whole). */
  readonly load: Load;
  readonly machines: number;
  readonly nicBytesPerMs: number;
}
