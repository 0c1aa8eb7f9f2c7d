import type { z } from "zod";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { faultsOf, firstFault } from "@/lib/scenario/faults";

/**
 * A value from outside, of this shape.
 * @throws PlimsollError `invalid-input` with the places at fault.
 */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data;
  const issues = faultsOf(error);
  throw new PlimsollError("invalid-input", `This request is not as expected: ${firstFault(issues, "body")}`, {
    issues,
  });
}
