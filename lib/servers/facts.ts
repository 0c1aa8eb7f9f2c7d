import type { ServerKind } from "@/lib/scenario/serverKinds";

/** What a slow or idle client keeps busy: a worker slot, a place among the accepted connections, or nothing scarce. */
export type Holds = "worker" | "connection" | "nothing";

/** Where a number was found: measured here (which cases), read in the source or documents, or assumed. */
export interface Provenance {
  readonly basis: "measured" | "source" | "assumed";
  readonly how: string;
}

/** The schema's own bounds: a dial whose server sets no limit of its own may be turned this far. */
export const MOST_PROCESSES = 1024;
export const MOST_THREADS = 10_000;

/** How a server turns connections into running requests: everything the models know of it. */
export interface ServerFacts {
  readonly kind: ServerKind;
  readonly name: string;
  readonly family: string;
  readonly status: "active" | "maintenance" | "not-recommended" | "dormant" | "unmaintained" | "removed" | "historic";
  readonly statusNote: string | null;
  /** Version whose source or documents were read. */
  readonly versionChecked: string;
  /** Version in the measurements, or null where this kind was not measured. Its `cpuPerRequestMs` then is assumed. */
  readonly versionMeasured: string | null;

  /** What one slot is, and how the two dials are called and bounded. A max of 1 means the dial does not exist. */
  readonly slot: "process" | "thread" | "greenlet";
  readonly processes: { readonly option: string | null; readonly default: number; readonly max: number };
  readonly threads: { readonly option: string | null; readonly default: number; readonly max: number };
  /** The loop that accepts and reads shares the process's GIL with the workers. */
  readonly acceptorSharesGil: boolean;

  readonly accept: {
    readonly policy: "accept-when-free" | "greedy-to-connection-limit" | "greedy-unbounded" | "front-end-queue";
    /** Connections that a process takes before it stops accepting; null for no limit, "slots" for its number of slots. */
    readonly connectionLimit: number | "slots" | null;
    readonly connectionLimitOption: string | null;
    /** Whether each process listens on a socket of its own (the kernel then hashes connections to processes). */
    readonly reusePort: boolean;
    readonly mediation: "none" | "mutex" | "single-acceptor" | "dispatcher";
    /**
     * Whom the kernel wakes for a connection. `all`: every process that waits for one (select, poll or epoll on a
     * shared socket without EPOLLEXCLUSIVE; kqueue): a thundering herd. `one`: a blocking accept, a mutex, a socket
     * of its own, or the only process.
     */
    readonly wakes: "one" | "all";
    readonly note: string;
  };
  readonly backlog: { readonly option: string | null; readonly default: number };
  readonly keepAlive: {
    readonly supported: boolean;
    readonly idleHolds: Holds;
    readonly option: string | null;
    readonly defaultIdleMs: number | null;
  };
  /** Whether the server reads the whole body before it takes a worker, and what a trickling upload holds. */
  readonly upload: { readonly holds: Holds; readonly note: string };
  /** What a response larger than the buffers holds until drained; bytes that the server buffers in user space itself. */
  readonly download: { readonly holds: Holds; readonly userBufferBytes: number | null; readonly note: string };

  readonly platforms: { readonly linux: boolean; readonly unix: boolean; readonly windows: boolean };
  readonly preload: "option" | "default" | "never";
  /** What the application must be safe for when a process serves several requests at once. */
  readonly safety: "single-threaded" | "thread-safe" | "greenlet-safe";
  readonly timeout: {
    readonly option: string | null;
    readonly defaultMs: number | null;
    readonly kills: "request" | "worker" | "nothing";
    readonly note: string;
  };
  readonly maxRequestsOption: string | null;
  /** `required`: its own documents say not to face clients without one. `built-in`: it brings one. */
  readonly frontEnd: "required" | "recommended" | "optional" | "built-in";

  /** CPU time that the server itself spends on one request, in the worker under the GIL, at cpuSpeed 1. */
  readonly cpuPerRequestMs: number;
  readonly cpuPerRequestFrom: Provenance;
  readonly gotchas: readonly string[];
  readonly sources: readonly string[];
  readonly unverified: readonly string[];
}
