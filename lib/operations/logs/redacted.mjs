const LONGEST = 500;

/**
 * A fault's text without what users wrote: quoted text and everything as long as a token is left out.
 * @param {string} text
 */
function redactedText(text) {
  return text
    .slice(0, LONGEST)
    .replace(/"[^"]*("|$)|`[^`]*(`|$)/g, "…")
    .replace(/[\w-]{20,}/g, "…");
}

/**
 * What a log may say of a fault: its kind, its redacted words, and where in the code it arose.
 * @param {unknown} cause
 * @returns {{ name: string, code?: string, message: string, at?: string[], cause?: object }}
 */
export function redactedFault(cause) {
  if (!(cause instanceof Error)) return { name: typeof cause, message: redactedText(String(cause)) };
  const frames = (cause.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name: cause.name,
    ...("code" in cause && typeof cause.code === "string" ? { code: cause.code } : {}),
    message: redactedText(cause.message),
    at: frames.slice(0, 8).map((line) => line.trim()),
    ...(cause.cause === undefined ? {} : { cause: redactedFault(cause.cause) }),
  };
}
