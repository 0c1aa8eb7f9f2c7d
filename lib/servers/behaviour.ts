import type { Provenance, ServerFacts } from "./facts";

/** How a server takes connections and spends its own CPU, beyond the policy: what the simulation needs to follow it. */
export interface Behaviour {
  /**
   * Which process gets a connection that several could take. `race`: all that wait are woken and the first to run
   * wins. `even`: one of them at random. `least`: the one with the fewest requests. `private`: chosen at random on
   * arrival, whoever is free, and never changed.
   */
  readonly dispatch: "race" | "even" | "least" | "private";
  /** Chance of the process that took the connection before, relative to the others. */
  readonly lastTakerWeight: number;
  /** In a race, how much more likely a process is to win than the one forked after it, in units of an even share. */
  readonly seniority: number;
  /** Coefficient of variation of what else lastingly favours a process in a race; it differs from run to run. */
  readonly unevenness: number;
  /**
   * Where the catalogue's CPU time a request is spent, as shares of it: by the acceptor, before the application,
   * after it, and once the response has left. The rest is wake-ups, which the simulation follows one by one.
   */
  readonly cpuSplit: {
    readonly acceptor: number;
    readonly before: number;
    readonly after: number;
    readonly cleanUp: number;
  };
  /** Threads outside the interpreter that pass the request on before its worker has it, each needing a core. */
  readonly hops: number;
  /** CPU time of each of them, out of the server's, in ms. */
  readonly hopMs: number;
  /** Process-wide locks under each of which a request takes the GIL once before the application runs. */
  readonly entryLocks: number;
  /** System calls after the response has left, around each of which the GIL is let go. */
  readonly callsAfter: number;
  /** Whether the application computes after its last wait as well as before each; if not, a request ends with a wait. */
  readonly computesLast: boolean;
  /** The acceptor sends the responses, not the worker. */
  readonly acceptorSends: boolean;
  /** CPU time the acceptor spends for each request that already waits in its process, in ms. */
  readonly scanMs: number;
  /**
   * Where the kernel wakes all that wait: CPU time of a process that is woken and finds the connection gone, beyond
   * the change of threads, in ms. Measured as CPU a request against idle processes (docs/model/accept.md).
   */
  readonly lostWakeMs: number;
  /** Connections that a loop takes before it looks after its other events. */
  readonly acceptsAtOnce: number;
  /** Time that a request spends outside the server's CPUs on its way in and out: interrupts, wake-ups, loopback. */
  readonly latencyMs: number;
  readonly from: Provenance;
}

const measured = (how: string): Provenance => ({ basis: "measured", how });
const assumed = (how: string): Provenance => ({ basis: "assumed", how });

const EVERY_WORKER_ACCEPTS: Behaviour = {
  dispatch: "even",
  lastTakerWeight: 0.7,
  seniority: 0,
  unevenness: 0,
  cpuSplit: { acceptor: 0, before: 0.4, after: 0.15, cleanUp: 0.25 },
  computesLast: true,
  hops: 0,
  hopMs: 0,
  entryLocks: 0,
  callsAfter: 1,
  acceptorSends: false,
  scanMs: 0,
  lostWakeMs: 0.005,
  acceptsAtOnce: 1,
  latencyMs: 0.25,
  from: measured(
    "Application reporting its pid: uWSGI 2 × 4, mod_wsgi daemon and worker 2 × 8 took 0.50 of the connections each and the same process twice running in 0.41 to 0.45 of the cases. Latency: requests that met nobody took 0.25 ms more than all their CPU time.",
  ),
};

const MAIN_THREAD_ACCEPTS: Behaviour = {
  ...EVERY_WORKER_ACCEPTS,
  dispatch: "race",
  lastTakerWeight: 0.35,
  seniority: 0.32,
  unevenness: 0.08,
  cpuSplit: { acceptor: 0.3, before: 0.25, after: 0.1, cleanUp: 0.15 },
  scanMs: 0.0025,
  lostWakeMs: 0.01,
  from: measured(
    "Application reporting its pid, gunicorn 20.1.0 4 × 4, I/O-bound, in four runs, in order of fork: 0.30 0.27 0.16 0.27, 0.33 0.32 0.23 0.12, 0.32 0.23 0.30 0.16, 0.29 0.25 0.28 0.19; the same process twice running in 0.10 to 0.14 of the cases on a quiet machine, where 0.25 would be even.",
  ),
};

const MOD_WSGI: Behaviour = {
  ...EVERY_WORKER_ACCEPTS,
  hops: 1,
  hopMs: 0.08,
  entryLocks: 2,
  callsAfter: 3,
  from: {
    basis: "source",
    how: "mod_wsgi wsgi_interp.c: wsgi_acquire_interpreter takes the GIL under wsgi_interp_lock, lets go and takes it again; wsgi_execute_script takes it under wsgi_module_lock; the output brigade, its clean-up and wsgi_release_interpreter each let go of it. A thread of Apache hands the connection on (worker: the listener, daemon: the proxying worker); one hop fits t16, t17 and t19 better than none or two. Shares as for the other servers whose free threads accept.",
  },
};

const IDEAL: Behaviour = {
  ...EVERY_WORKER_ACCEPTS,
  lastTakerWeight: 1,
  computesLast: false,
  latencyMs: 0,
  from: assumed("By definition."),
};

/** The behaviour of a kind: measured for the kinds of their own entry, else taken from how it accepts. */
export function behaviourOf(facts: ServerFacts): Behaviour {
  if (facts.kind === "ideal") return IDEAL;
  if (facts.slot === "greenlet")
    return {
      ...MAIN_THREAD_ACCEPTS,
      lastTakerWeight: 0.6,
      seniority: 0,
      unevenness: 0.05,
      cpuSplit: { acceptor: 0.2, before: 0.3, after: 0.15, cleanUp: 0.15 },
      scanMs: 0,
      lostWakeMs: 0.025,
      from: measured("gunicorn gevent, 2 processes: 0.51 and 0.49, the same twice running in 0.39 of the cases."),
    };
  if (facts.kind === "waitress")
    return {
      ...MAIN_THREAD_ACCEPTS,
      acceptorSends: true,
      scanMs: 0,
      cpuSplit: { acceptor: 0.38, before: 0.08, after: 0.12, cleanUp: 0.07 },
    };
  if (facts.acceptorSharesGil)
    return facts.kind === "gunicorn-gthread" ? MAIN_THREAD_ACCEPTS : { ...MAIN_THREAD_ACCEPTS, scanMs: 0 };
  if (facts.family === "mod_wsgi") return MOD_WSGI;
  if (facts.accept.mediation === "dispatcher")
    return { ...EVERY_WORKER_ACCEPTS, dispatch: "least", lastTakerWeight: 1 };
  return EVERY_WORKER_ACCEPTS;
}
