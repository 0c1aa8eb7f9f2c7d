import { z } from "zod";
import { durationMs, sizeBytes } from "./distribution";
import { choice, label, quantity } from "./quantity";

export const requestClass = z.strictObject({
  name: label(60),
  /** Relative frequency; weights are normalised. */
  weight: quantity({ min: 0, max: 1_000_000, unit: "" }),
  /** CPU time of one request at `cpuSpeed` 1, without the server's own cost. */
  cpuMs: durationMs,
  /** Time one request waits for something else: database, network, disk. */
  ioMs: durationMs,
  /** Into how many waits `ioMs` is cut, the CPU demand evenly between them (k waits, k + 1 bursts). */
  ioPhases: quantity({ min: 1, max: 1000, unit: "waits", integer: true }),
  responseBytes: sizeBytes,
  requestBodyBytes: sizeBytes,
  /** Name of the backend that the waits go through; null when it has no limit worth modelling. */
  backend: label(60).nullable(),
  /** Names of the kinds of client that send this class; null for all of them. */
  clients: z.array(label(60)).max(32).nullable(),
});

/** Factor 5: what a request demands and what a process weighs. */
export const application = z.strictObject({
  interface: choice(["wsgi", "asgi"]),
  threadSafe: z.boolean(),
  /** False when the demands are guesses: the advice then is to measure first. */
  measured: z.boolean(),
  memory: z.strictObject({
    /** Resident memory of one warmed-up process with one thread. */
    processMiB: quantity({ min: 1, max: 1_000_000, unit: "MiB" }),
    /** The part of it loaded before fork, which stays shared (copy-on-write) when the server preloads. */
    sharedBeforeForkMiB: quantity({ min: 0, max: 1_000_000, unit: "MiB" }),
    /** Resident memory of one more thread. */
    threadMiB: quantity({ min: 0, max: 10_000, unit: "MiB" }),
    /** Extra memory while one request is being served. */
    requestMiB: quantity({ min: 0, max: 100_000, unit: "MiB" }),
    /** How much a process grows until it is recycled. */
    growthMiB: quantity({ min: 0, max: 1_000_000, unit: "MiB" }),
  }),
  classes: z
    .array(requestClass)
    .min(1, { error: "Add at least one class of request." })
    .max(32, { error: "Keep to 32 classes of request." }),
});
export type RequestClass = z.infer<typeof requestClass>;

/** Something behind the application with a limit of its own, such as a database's connections. */
export const backend = z.strictObject({
  name: label(60),
  limit: quantity({ min: 1, max: 1_000_000, unit: "connections", integer: true }),
  scope: choice(["process", "machine", "global"]),
  /** Whether a request keeps its connection for one wait or from its first wait to its end. */
  held: choice(["phase", "request"]),
  onFull: choice(["wait", "error"]),
});
export type Backend = z.infer<typeof backend>;
