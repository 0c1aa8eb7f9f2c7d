import { z } from "zod";
import { choice, quantity } from "./quantity";
import { SERVER_KINDS } from "./serverKinds";

/** Factor 4: the server, the mix it runs today, and what stands in front of it. */
export const server = z.strictObject({
  kind: choice(SERVER_KINDS),
  /** The mix in question: processes, and worker slots in each (threads, or greenlets of a coroutine server). */
  processes: quantity({ min: 1, max: 1024, unit: "processes", integer: true }),
  threads: quantity({ min: 1, max: 10_000, unit: "threads", integer: true }),
  /** Listen backlog; null for the server's default. */
  backlog: quantity({ min: 0, max: 1_000_000, unit: "connections", integer: true }).nullable(),
  /** Connections that one process accepts; null for the server's default. */
  connectionLimit: quantity({ min: 1, max: 1_000_000, unit: "connections", integer: true }).nullable(),
  /** Request or worker timeout; null for the server's default. */
  timeoutMs: quantity({ min: 1, max: 86_400_000, unit: "ms" }).nullable(),
  /** A process is recycled after this many requests; null for never. */
  maxRequests: quantity({ min: 1, max: 1_000_000_000, unit: "requests", integer: true }).nullable(),
  /** Load the application before fork, where the server can. */
  preload: z.boolean(),
  frontEnd: z.strictObject({
    kind: choice(["none", "nginx", "apache", "load-balancer"]),
    /** Takes slow uploads off the workers. */
    buffersRequests: z.boolean(),
    /** Takes slow downloads off the workers. */
    buffersResponses: z.boolean(),
    timeoutMs: quantity({ min: 1, max: 86_400_000, unit: "ms" }),
  }),
  /** The user's own measurements in place of the catalogue's facts; null keeps the fact. */
  overrides: z.strictObject({
    cpuPerRequestMs: quantity({ min: 0, max: 10_000, unit: "ms" }).nullable(),
    socketBufferBytes: quantity({ min: 0, max: 1_000_000_000, unit: "bytes" }).nullable(),
  }),
});
