import type { z } from "zod";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { MAX_SCENARIO_BYTES, parseBoundedJson } from "@/lib/scenario/parse";
import { checked } from "./checked";

function tooLarge(): PlimsollError {
  return new PlimsollError(
    "too-large",
    `A request may carry up to ${MAX_SCENARIO_BYTES / 1024} KiB, far more than a scenario needs.`,
  );
}

/** Counts as it reads, so that a large body is refused before it is held in memory. */
async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_SCENARIO_BYTES) throw tooLarge();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_SCENARIO_BYTES) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * The request's JSON body, bounded in size and depth, and of this shape.
 * @throws PlimsollError `too-large`, or `invalid-input` with the places at fault.
 */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const contentType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (contentType !== "application/json")
    throw new PlimsollError("invalid-input", "Send JSON, with the content type application/json.");
  return checked(schema, parseBoundedJson(await readText(request)));
}
