import { z } from "zod";
import { faultMessage } from "./faultMessage";

// In a browser the strict CSP forbids `eval`, for which zod's compiled validators probe; on a server they save a third.
z.config({ jitless: "document" in globalThis || "WorkerGlobalScope" in globalThis });
// Whatever a schema has no words for is said in plain ones, at every door.
z.config({ customError: faultMessage });

interface Bounds {
  readonly min: number;
  readonly max: number;
  /** The unit as a person reads it ("ms", "MiB", "requests/s"); empty for a pure number. */
  readonly unit: string;
  readonly integer?: boolean;
}

/** A finite number within bounds; every violation reads as "Enter 1 to 512 CPUs." */
export function quantity({ min, max, unit, integer = false }: Bounds) {
  const readable = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
  const message = `Enter ${integer ? "a whole number from " : ""}${readable.format(min)} to ${readable.format(max)}${unit === "" ? "" : ` ${unit}`}.`;
  const base = integer ? z.int({ error: message }) : z.number({ error: message });
  return base.min(min, { error: message }).max(max, { error: message });
}

/** A short human name: trimmed, not empty, no control characters. */
export function label(maxLength: number) {
  return z
    .string({ error: "Enter a name." })
    .trim()
    .min(1, { error: "Enter a name." })
    .max(maxLength, { error: `Keep the name to ${maxLength} characters.` })
    .regex(/^[^\p{Cc}]*$/u, { error: "A name can't contain control characters." });
}

/** One of a closed list of words. */
export function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `Choose one of: ${values.join(", ")}.` });
}
