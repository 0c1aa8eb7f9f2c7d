import type { NextRequest } from "next/server";
import type { z } from "zod";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { checked } from "./checked";

/**
 * The request's query, each name once, of this shape.
 * @throws PlimsollError `invalid-input` with the names at fault.
 */
export function readQuery<T>(request: NextRequest, schema: z.ZodType<T>): T {
  const entries = [...request.nextUrl.searchParams];
  const names = new Set(entries.map(([name]) => name));
  if (names.size < entries.length) throw new PlimsollError("invalid-input", "Send each part of the query once.");
  return checked(schema, Object.fromEntries(entries));
}
