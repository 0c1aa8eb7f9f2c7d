/** Every failure that a person may meet carries one of these codes; one table turns a code into an HTTP status. */
export const ERROR_CODES = [
  "invalid-input",
  "too-large",
  "unsupported-version",
  "not-found",
  "forbidden",
  "conflict",
  "rate-limited",
  "busy",
  "too-slow",
  "storage-unavailable",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One fault in an input: where (path into the document) and what to do about it. */
export interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The only error type that crosses a boundary. `message` says what happened and what to do. */
export class PlimsollError extends Error {
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];
  /** When it is worth trying again; null where time changes nothing. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ErrorCode,
    message: string,
    options: { issues?: readonly Issue[]; cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "PlimsollError";
    this.code = code;
    this.issues = options.issues ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}
