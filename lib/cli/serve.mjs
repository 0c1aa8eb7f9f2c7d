// Migrates the database and serves the production build on PORT until SIGINT or SIGTERM.
import { createServer } from "node:http";
import { databaseUrlOr } from "../storage/databaseUrl.mjs";
import { applyMigrations } from "../storage/migrate.mjs";
import { portFrom } from "./port.mjs";
import { ROOT } from "./run.mjs";

/** A request must arrive whole within this time: no one holds a connection by sending slowly. */
const REQUEST_TIMEOUT_MS = 30_000;
/** What was accepted is finished on shutdown, but not for longer than this. */
const SHUTDOWN_MS = 10_000;

Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
process.chdir(ROOT);
const { DATABASE_URL, PORT } = process.env;
await applyMigrations(databaseUrlOr(DATABASE_URL), ROOT);

// Next reads NODE_ENV when it is loaded.
const { default: next } = await import("next");
const port = portFrom(PORT) ?? 3000;
const app = next({ dev: false, dir: ROOT, port });
await app.prepare();
const answer = app.getRequestHandler();
const server = createServer((request, response) => void answer(request, response));
server.requestTimeout = REQUEST_TIMEOUT_MS;

let stopping = false;
function stop() {
  if (stopping) process.exit(1); // asked twice: they mean it
  stopping = true;
  setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS).unref();
  server.close(() => void app.close().then(() => process.exit(0)));
  server.closeIdleConnections();
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);

server.once("error", (error) => {
  console.error(`Plimsoll can't listen on port ${port}: ${error.message}.`);
  process.exit(1);
});
server.listen(port, () => console.log(`Plimsoll is at http://localhost:${port}`));
