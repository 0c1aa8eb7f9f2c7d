import { z } from "zod";
import { label, quantity } from "./quantity";

/** One population of clients and the link it comes by. */
export const clientLink = z.strictObject({
  name: label(60),
  /** Relative share of requests; shares are normalised, so any positive numbers serve. */
  share: quantity({ min: 0, max: 1_000_000, unit: "" }),
  rttMs: quantity({ min: 0, max: 10_000, unit: "ms" }),
  downKbps: quantity({ min: 0.1, max: 100_000_000, unit: "kbit/s" }),
  upKbps: quantity({ min: 0.1, max: 100_000_000, unit: "kbit/s" }),
  lossPercent: quantity({ min: 0, max: 50, unit: "%" }),
});

/** Factor 3: who calls, over what, and how long they wait. */
export const network = z.strictObject({
  clients: z
    .array(clientLink)
    .min(1, { error: "Add at least one kind of client." })
    .max(32, { error: "Keep to 32 kinds of client." }),
  keepAlive: z.boolean(),
  /** Requests that a kept-alive connection carries before it closes, and how long it idles between them. */
  requestsPerConnection: quantity({ min: 1, max: 100_000, unit: "requests" }),
  idleMs: quantity({ min: 0, max: 3_600_000, unit: "ms" }),
  /** A client gives up after this long; null for never. */
  timeoutMs: quantity({ min: 1, max: 3_600_000, unit: "ms" }).nullable(),
  retries: quantity({ min: 0, max: 20, unit: "retries", integer: true }),
});
export type ClientLink = z.infer<typeof clientLink>;
