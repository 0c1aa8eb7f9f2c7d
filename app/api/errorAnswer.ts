import { NextResponse } from "next/server";
import { requestLog } from "@/app/requestLog";
import { type ErrorCode, PlimsollError } from "@/lib/errors/plimsollError";
import { redactedFault } from "@/lib/operations/logs/redacted.mjs";
import type { ErrorResponse, NewerVersionResponse } from "@/lib/scenario/apiSchema";
import { randomId } from "@/lib/sharing/token";
import { SaveConflict } from "@/lib/storage/saveConflict";

const STATUS: Readonly<Record<ErrorCode, number>> = {
  "invalid-input": 400,
  "too-large": 413,
  "unsupported-version": 400,
  "not-found": 404,
  forbidden: 403,
  conflict: 409,
  "rate-limited": 429,
  busy: 503,
  "too-slow": 422,
  "storage-unavailable": 503,
  internal: 500,
};

/** What a full disk or a database that restarts needs before it is worth asking again. */
const STORAGE_RETRY_SECONDS = 10;

function answer(error: ErrorResponse["error"], retryAfterSeconds: number | null): NextResponse {
  const headers = retryAfterSeconds === null ? {} : { "Retry-After": String(retryAfterSeconds) };
  return NextResponse.json({ error }, { status: STATUS[error.code], headers });
}

/** The id that the gate gave the request; where there is no gate (in development), one of its own. */
function requestIdOf(request: Request): string {
  return request.headers.get("x-request-id") ?? randomId();
}

/** What was saved in between, as the answer tells it. */
function newerOf({ newer: { updatedAt, theirs, yours, ...newer } }: SaveConflict): NewerVersionResponse {
  const told = (changes: typeof yours) => changes.map((change) => ({ ...change, path: [...change.path] }));
  return {
    ...newer,
    updatedAt: updatedAt.toISOString(),
    theirs: theirs === null ? null : told(theirs),
    yours: told(yours),
  };
}

/** The one place where an error becomes an HTTP answer. What a user can cause is not logged as a fault. */
export function errorAnswer(request: Request, cause: unknown): NextResponse {
  const requestId = requestIdOf(request);
  if (cause instanceof PlimsollError && cause.code !== "internal") {
    const { code, message, retryAfterSeconds } = cause;
    const issues = cause.issues.map(({ path, message }) => ({ path: [...path], message }));
    const newer = cause instanceof SaveConflict ? { newer: newerOf(cause) } : {};
    if (code === "storage-unavailable") {
      requestLog().error({ requestId, fault: redactedFault(cause) }, "storage");
      return answer({ code, message, issues, requestId }, STORAGE_RETRY_SECONDS);
    }
    if (code === "busy" || code === "too-slow") requestLog().warn({ requestId, code }, "limit");
    return answer({ code, message, issues, requestId, ...newer }, retryAfterSeconds);
  }
  requestLog().error({ requestId, fault: redactedFault(cause) }, "fault");
  const message =
    cause instanceof PlimsollError
      ? cause.message
      : `Something failed inside Plimsoll, and nothing was changed. Try again; if it stays, report ${requestId}.`;
  return answer({ code: "internal", message, issues: [], requestId }, null);
}
