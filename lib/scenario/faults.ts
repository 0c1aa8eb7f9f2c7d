import type { z } from "zod";
import type { Issue } from "@/lib/errors/plimsollError";

/** What a schema found wrong, each with its place. */
export function faultsOf({ issues }: z.core.$ZodError): readonly Issue[] {
  return issues.map(({ path, message }) => ({
    path: path.filter((key): key is string | number => typeof key !== "symbol"),
    message,
  }));
}

/** The first of them in a sentence: "hardware.cpus: Enter a number." */
export function firstFault(faults: readonly Issue[], whole: string): string {
  const [first] = faults;
  return first === undefined ? "" : `${first.path.join(".") || whole}: ${first.message}`;
}
