import type { z } from "zod";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { MAX_SCENARIO_BYTES, parseBoundedJson } from "@/lib/scenario/parse";
import { boundedBytes } from "./boundedBytes";
import { checked } from "./checked";

/**
 * The request's JSON body, bounded in size and depth, and of this shape.
 * @throws PlimsollError `too-large`, or `invalid-input` with the places at fault.
 */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const contentType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (contentType !== "application/json")
    throw new PlimsollError("invalid-input", "Send JSON, with the content type application/json.");
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of boundedBytes(request, MAX_SCENARIO_BYTES)) text += decoder.decode(chunk, { stream: true });
  return checked(schema, parseBoundedJson(text + decoder.decode()));
}
