import { downloadHoldMs, downloadMs } from "@/lib/network/holdTime";
import type { ClientLink } from "@/lib/scenario/network";

/** The way to one kind of client. What a transfer takes is not worked out again for as many bytes as the last time. */
export class ClientPath {
  readonly link: ClientLink;
  /** Time of the last `download`, and how long it held its worker. */
  downloadMs = 0;
  holdMs = 0;
  private readonly bufferBytes: number;
  private bytes = 0;

  /** @param bufferBytes of a response that leave the worker at once. */
  constructor(link: ClientLink, bufferBytes: number) {
    this.link = link;
    this.bufferBytes = bufferBytes;
  }

  /** Leaves the times of a response of so many bytes in `downloadMs` and `holdMs`. */
  download(bytes: number): void {
    if (bytes === this.bytes) return;
    this.bytes = bytes;
    this.downloadMs = downloadMs(bytes, this.link);
    this.holdMs = downloadHoldMs(bytes, this.bufferBytes, this.link);
  }
}
