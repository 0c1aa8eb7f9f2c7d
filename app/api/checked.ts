import type { z } from "zod";
import { PlimsollError } from "@/lib/errors/plimsollError";

/**
 * A value from outside, of this shape.
 * @throws PlimsollError `invalid-input` with the places at fault.
 */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({
    path: path.filter((key) => typeof key !== "symbol"),
    message,
  }));
  throw new PlimsollError("invalid-input", `This request is not as expected: ${issues[0]?.message}`, { issues });
}
