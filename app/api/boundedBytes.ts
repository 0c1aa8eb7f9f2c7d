import { PlimsollError } from "@/lib/errors/plimsollError";

/**
 * The request's body as it arrives, counted: a large one is refused before it is held in memory.
 * @throws PlimsollError `too-large`.
 */
export async function* boundedBytes(request: Request, maxBytes: number): AsyncGenerator<Uint8Array> {
  const size = maxBytes < 1_048_576 ? `${maxBytes / 1024} KiB` : `${maxBytes / 1_048_576} MiB`;
  const tooLarge = () => new PlimsollError("too-large", `This request may carry up to ${size}.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge();
    yield chunk;
  }
}
