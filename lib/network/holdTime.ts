import type { ClientLink } from "@/lib/scenario/network";
import { transferTimeMs } from "./transferTime";

/** How long a response keeps its worker after the application is done: until all but the buffered bytes have left. */
export function downloadHoldMs(bytes: number, bufferBytes: number, link: ClientLink): number {
  if (bytes <= bufferBytes) return 0;
  const path = { kbps: link.downKbps, rttMs: link.rttMs, lossPercent: link.lossPercent };
  // Buffers drain while the rest is written, so the worker waits for the bytes beyond them at the path's pace.
  return Math.max(0, transferTimeMs(bytes, path) - transferTimeMs(bufferBytes, path));
}

/** Time for the whole response to reach the client, without the half round trip of propagation. */
export function downloadMs(bytes: number, link: ClientLink): number {
  return transferTimeMs(bytes, { kbps: link.downKbps, rttMs: link.rttMs, lossPercent: link.lossPercent });
}

/** Time for the whole request body to arrive. */
export function uploadMs(bytes: number, link: ClientLink): number {
  return transferTimeMs(bytes, { kbps: link.upKbps, rttMs: link.rttMs, lossPercent: link.lossPercent });
}

/** A body's first part that the kernel takes before anyone reads: the default receive window. */
const RECEIVE_BUFFER_BYTES = 65_536;

/** Time for what is beyond the kernel's buffer, which comes only once it is read. */
export function uploadRestMs(bytes: number, link: ClientLink): number {
  return uploadMs(bytes - RECEIVE_BUFFER_BYTES, link);
}
