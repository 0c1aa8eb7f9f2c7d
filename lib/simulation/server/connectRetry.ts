/** Retransmissions of a SYN before connect() fails (net.ipv4.tcp_syn_retries). */
const EXPONENTIAL_RETRIES = 6;
/** net.ipv4.tcp_syn_linear_timeouts since Linux 6.5: that many more, a second apart, before the doubling. */
const LINEAR_RETRIES = 4;

/** When a client that believes itself connected sends its data again, in ms after it began to: 200 ms, doubling. */
const DATA_KNOCKS_MS = [200, 600, 1400, 3000, 6200, 12_600, 25_400, 51_000] as const;
/**
 * When the kernel that remembers it sends its SYN-ACK again, answered by a bare ACK: 1 s, doubling. Of five times two
 * are left while more than half of what it may remember is old (reqsk_timer_handler), as it is when the backlog is full.
 */
const ACK_KNOCKS_MS = [1000, 3001] as const;
/** Then it forgets the handshake, and data that come later are answered with a reset. */
const FORGOTTEN_MS = 7000;
const KNOCKS_MS: readonly number[] = [...DATA_KNOCKS_MS, ...ACK_KNOCKS_MS]
  .filter((after) => after < FORGOTTEN_MS)
  .sort((a, b) => a - b);

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

/**
 * When a half-open connection, so since `sinceMs`, knocks for the `knock`-th time (from 0); −1 when it is reset. One
 * that the kernel does not remember (SYN cookies) is not reminded, and knocks with its data only.
 */
export function halfOpenRetryAt(sinceMs: number, knock: number, remembered: boolean): number {
  const after = (remembered ? KNOCKS_MS : DATA_KNOCKS_MS)[knock];
  return after === undefined ? -1 : wheelTime(sinceMs, after);
}

/**
 * When the request itself is there, of a half-open connection that is let in at its `knock`-th knock: with a bare ACK
 * the server has a connection and no request on it, until the client's data are sent again.
 */
export function dataAt(sinceMs: number, knock: number, remembered: boolean, now: number): number {
  const after = remembered ? (KNOCKS_MS[knock] ?? 0) : 0;
  if (!ACK_KNOCKS_MS.some((one) => one === after)) return now;
  const next = DATA_KNOCKS_MS.find((one) => one > after);
  return next === undefined ? now : wheelTime(sinceMs, next);
}
