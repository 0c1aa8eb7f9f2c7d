import { NextResponse } from "next/server";
import { type ErrorCode, PlimsollError } from "@/lib/errors/plimsollError";
import type { ErrorResponse } from "@/lib/scenario/apiSchema";
import { randomId } from "@/lib/sharing/token";

const STATUS: Readonly<Record<ErrorCode, number>> = {
  "invalid-input": 400,
  "too-large": 413,
  "unsupported-version": 400,
  "not-found": 404,
  forbidden: 403,
  conflict: 409,
  "rate-limited": 429,
  "storage-unavailable": 503,
  internal: 500,
};

function answer(error: ErrorResponse["error"]): NextResponse {
  return NextResponse.json({ error }, { status: STATUS[error.code] });
}

/** One line of JSON for whoever runs the server; the person gets the id that finds it. */
function log(requestId: string, request: Request, cause: unknown): void {
  const { pathname } = new URL(request.url);
  const fault = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  process.stderr.write(`${JSON.stringify({ level: "error", requestId, method: request.method, pathname, fault })}\n`);
}

/** The one place where an error becomes an HTTP answer. What a user can cause is not logged as a fault. */
export function errorAnswer(request: Request, cause: unknown): NextResponse {
  if (cause instanceof PlimsollError && STATUS[cause.code] < 500) {
    const issues = cause.issues.map(({ path, message }) => ({ path: [...path], message }));
    return answer({ code: cause.code, message: cause.message, issues });
  }
  const requestId = randomId();
  if (cause instanceof PlimsollError) {
    log(requestId, request, cause.cause ?? cause);
    return answer({ code: cause.code, message: cause.message, issues: [], requestId });
  }
  log(requestId, request, cause);
  const message = `Something failed inside Plimsoll, and nothing was changed. Try again; if it stays, report ${requestId}.`;
  return answer({ code: "internal", message, issues: [], requestId });
}
