/** Retransmissions of a SYN before connect() fails (net.ipv4.tcp_syn_retries). */
const EXPONENTIAL_RETRIES = 6;
/** net.ipv4.tcp_syn_linear_timeouts since Linux 6.5: that many more, a second apart, before the doubling. */
const LINEAR_RETRIES = 4;

/**
 * Wait in ms after attempt `attempt` (0 for the first) to connect to a full backlog, or −1 when the client gives up.
 * Exponential: 1, 2, 4 … s. Linear first: 1, 1, 1, 1, 1, 2, 4 … s, so attempts at 0, 1, 2, 3, 4, 5, 7, 11 … s.
 */
export function synRetryMs(schedule: "exponential" | "linear-then-exponential", attempt: number): number {
  const linear = schedule === "exponential" ? 0 : LINEAR_RETRIES;
  if (attempt >= EXPONENTIAL_RETRIES + linear) return -1;
  return attempt < linear ? 1000 : 1000 * 2 ** (attempt - linear);
}
