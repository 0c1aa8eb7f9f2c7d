// Migrates the database and serves the production build on PORT until SIGINT or SIGTERM.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openGate } from "../operations/http/gate.mjs";
import { routeTable } from "../operations/http/routeTable.mjs";
import { openRateLimits } from "../operations/limits/rateLimits.mjs";
import { captureConsole } from "../operations/logs/captureConsole.mjs";
import { openLog } from "../operations/logs/log.mjs";
import { operationSettings } from "../operations/settings.mjs";
import { databaseUrlOr, isPostgresUrl } from "../storage/databaseUrl.mjs";
import { applyMigrations } from "../storage/migrate.mjs";
import { portFrom } from "./port.mjs";
import { ROOT } from "./run.mjs";

/** A request must arrive whole within this time: no one holds a connection by sending slowly. */
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** A connection on which nothing moves is closed; the slowest report that is allowed takes less. */
const IDLE_TIMEOUT_MS = 120_000;
/** Longer than a proxy keeps its own, so that it never sends on a connection that is being closed. */
const KEEP_ALIVE_MS = 75_000;
/** What was accepted is finished on shutdown, but not for longer than this: a report takes its time on a busy machine. */
const SHUTDOWN_MS = 25_000;

Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
process.chdir(ROOT);
const { DATABASE_URL, PLIMSOLL_SECRET, PORT } = process.env;

/**
 * What can't go on says so in one line, and ends.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 */
async function orEnd(what, work) {
  try {
    return await work();
  } catch (cause) {
    console.error(`${what}: ${cause instanceof Error ? cause.message : cause}`);
    return process.exit(1);
  }
}

const databaseUrl = databaseUrlOr(DATABASE_URL);
const settings = await orEnd("Plimsoll's settings are wrong", async () =>
  operationSettings(process.env, { terminal: process.stderr.isTTY === true }),
);
await orEnd("The database can't be brought up to date", () => applyMigrations(databaseUrl, ROOT));
const limits = await orEnd("The database can't keep the rate limits", () =>
  openRateLimits(databaseUrl, settings.budgets),
);
const log = openLog(settings.logLevel);
if (isPostgresUrl(databaseUrl) && !PLIMSOLL_SECRET)
  log.warn("PLIMSOLL_SECRET is not set: replicas that generate their own don't believe each other's cookies");

// Next reads NODE_ENV when it is loaded.
const { default: next } = await import("next");
const port = portFrom(PORT) ?? 3000;
const app = next({ dev: false, dir: ROOT, port });
await app.prepare();
captureConsole(log);

const manifest = JSON.parse(await readFile(path.join(ROOT, ".next", "routes-manifest.json"), "utf8"));
const gate = openGate({ answer: app.getRequestHandler(), routeOf: routeTable(manifest), limits, settings, log });
const server = createServer((request, response) => void gate.handle(request, response));
server.requestTimeout = REQUEST_TIMEOUT_MS;
server.headersTimeout = HEADERS_TIMEOUT_MS;
server.keepAliveTimeout = KEEP_ALIVE_MS;
server.setTimeout(IDLE_TIMEOUT_MS);

/**
 * Where app/services.ts, which Next bundles, keeps the store that requests opened.
 * @type {typeof globalThis & { plimsollServices?: Promise<{ store: { close: () => Promise<void> } }> }}
 */
const shared = globalThis;

async function closeAll() {
  await app.close();
  await (await shared.plimsollServices)?.store.close();
  await limits.close();
}

let stopping = false;
async function stop() {
  if (stopping) process.exit(1); // asked twice: they mean it
  stopping = true;
  gate.stop();
  log.info("stopping");
  await wait(settings.drainSeconds * 1000);
  setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS).unref();
  server.close(() => {
    closeAll()
      .catch((cause) => log.error({ cause: String(cause) }, "closing"))
      .finally(() => process.exit(0));
  });
  server.closeIdleConnections();
}
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());

server.once("error", (error) => {
  process.stderr.write(`Plimsoll can't listen on port ${port}: ${error.message}.\n`);
  process.exit(1);
});
server.listen(port, () => process.stdout.write(`Plimsoll is at http://localhost:${port}\n`));
