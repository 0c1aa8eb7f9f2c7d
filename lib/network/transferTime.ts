/** Payload of one segment at an MTU of 1500 (RFC 879: less 40 bytes of headers). */
const SEGMENT_BYTES = 1460;
/** RFC 6928. */
const INITIAL_WINDOW = 10;

export interface Path {
  readonly kbps: number;
  readonly rttMs: number;
  /** 0 … 50. */
  readonly lossPercent: number;
}

/** A receive window that no tuned client exceeds in practice; it only caps rates on very long, fast paths. */
const LARGEST_WINDOW_BYTES = 6_000_000;

/**
 * Steady rate in bytes a millisecond: the link's, or less where loss or the window limits it.
 * Loss: Padhye, Firoiu, Towsley & Kurose 1998, eq. 32 (with timeouts; b = 1, RTO = max(200 ms, 2 RTT)), which
 * tends to Mathis's 1.22 · MSS / (RTT √p) for small p.
 */
export function steadyBytesPerMs({ kbps, rttMs, lossPercent }: Path): number {
  const link = kbps / 8;
  if (rttMs <= 0) return link;
  const window = LARGEST_WINDOW_BYTES / rttMs;
  if (lossPercent <= 0) return Math.min(link, window);
  const p = lossPercent / 100;
  const timeout = Math.max(200, 2 * rttMs);
  const perSegment =
    rttMs * Math.sqrt((2 * p) / 3) + timeout * Math.min(1, 3 * Math.sqrt((3 * p) / 8)) * p * (1 + 32 * p * p);
  return Math.min(link, window, SEGMENT_BYTES / perSegment);
}

/**
 * Time from the first byte sent until the last one is on its way to the receiver, without propagation, in ms:
 * slow start from ten segments, doubling each round trip until the pipe is full, then the steady rate
 * (Kurose & Ross, Computer Networking, "TCP latency", with the initial window of RFC 6928).
 */
export function transferTimeMs(bytes: number, path: Path): number {
  if (bytes <= 0) return 0;
  const rate = steadyBytesPerMs(path);
  let sent = 0;
  let elapsed = 0;
  let window = INITIAL_WINDOW * SEGMENT_BYTES;
  // Each window that the steady rate would drain within a round trip leaves the sender idle for the rest of it.
  while (path.rttMs > 0 && window < rate * path.rttMs && sent + window < bytes) {
    sent += window;
    elapsed += path.rttMs;
    window *= 2;
  }
  return elapsed + (bytes - sent) / rate;
}
