/** Retransmissions of a SYN before connect() fails (net.ipv4.tcp_syn_retries). */
const EXPONENTIAL_RETRIES = 6;
/** net.ipv4.tcp_syn_linear_timeouts since Linux 6.5: that many more, a second apart, before the doubling. */
const LINEAR_RETRIES = 4;

/**
 * When a client that believes itself connected knocks again, in ms after it began to: its data's retransmissions
 * (200 ms, doubling) and the server's SYN-ACKs (1 s, doubling), which it answers. Then it is reset.
 */
const HALF_OPEN_KNOCKS_MS = [
  200, 600, 1000, 1400, 3000, 3001, 6200, 7000, 12_600, 15_000, 25_400, 31_000, 51_000,
] as const;

const JIFFY_MS = 4;

/**
 * When the kernel's timer wheel fires (kernel/time/timer.c, 250 Hz): the longer the delay the coarser, from 4 ms to
 * 2 s, rounded up. So many clients' retries come at the very same moment.
 */
function wheelTime(now: number, delayMs: number): number {
  const jiffies = delayMs / JIFFY_MS;
  const coarse = JIFFY_MS * (jiffies < 64 ? 1 : jiffies < 512 ? 8 : jiffies < 4096 ? 64 : 512);
  return Math.ceil((now + delayMs) / coarse) * coarse;
}

/**
 * When a client tries again after attempt `attempt` (0 for the first) to connect to a full backlog; −1 when it gives
 * up. Exponential: 1, 2, 4 … s apart. Linear first: attempts at about 0, 1, 2, 3, 4, 5, 7, 11 … s.
 */
export function synRetryAt(now: number, schedule: "exponential" | "linear-then-exponential", attempt: number): number {
  const linear = schedule === "exponential" ? 0 : LINEAR_RETRIES;
  if (attempt >= EXPONENTIAL_RETRIES + linear) return -1;
  return wheelTime(now, attempt < linear ? 1000 : 1000 * 2 ** (attempt - linear));
}

/** When a half-open connection, so since `sinceMs`, knocks for the `knock`-th time (from 0); −1 when it is reset. */
export function halfOpenRetryAt(sinceMs: number, knock: number): number {
  const after = HALF_OPEN_KNOCKS_MS[knock];
  return after === undefined ? -1 : wheelTime(sinceMs, after);
}
