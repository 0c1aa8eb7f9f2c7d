import type { Logger } from "pino";
import { openLog } from "@/lib/operations/logs/log.mjs";
import { operationSettings } from "@/lib/operations/settings.mjs";

const shared: typeof globalThis & { plimsollLog?: Logger } = globalThis;

/** The process's log, for what happens inside a request. */
export function requestLog(): Logger {
  const terminal = process.stderr.isTTY === true;
  shared.plimsollLog ??= openLog(operationSettings(process.env, { terminal }).logLevel);
  return shared.plimsollLog;
}
