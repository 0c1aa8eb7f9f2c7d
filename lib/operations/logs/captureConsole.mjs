import { redactedFault } from "./redacted.mjs";

/**
 * What libraries print becomes lines of the log, redacted like our own: Next prints a page's fault with its message,
 * which may quote what a user wrote.
 * @param {import("pino").Logger} log
 */
export function captureConsole(log) {
  /** @param {"error" | "warn" | "info"} level */
  const line =
    (level) =>
    /** @param {unknown[]} parts */
    (...parts) => {
      const fault =
        parts.find((part) => part instanceof Error) ?? parts.filter((part) => typeof part === "string").join(" ");
      log[level]({ fault: redactedFault(fault) }, "console");
    };
  console.error = line("error");
  console.warn = line("warn");
  console.log = line("info");
  console.info = line("info");
}
