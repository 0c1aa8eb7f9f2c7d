import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { probePort } from "@/lib/cli/port.mjs";

export interface ProductionServer {
  readonly url: string;
  /** Ends the process, and resolves to its exit code; null where the signal itself ended it. */
  readonly end: (signal: "SIGKILL" | "SIGTERM") => Promise<number | null>;
}

async function address(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("The server's output can't be read.");
  for await (const line of createInterface(child.stdout)) {
    const found = /^Plimsoll is at (\S+)/.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error("The server ended before it listened.");
}

/** No limits and no lines of log, unless a test is about them. */
const QUIET = {
  PLIMSOLL_RATE_LIMITS: "reads=1000000 changes=1000000 answers=1000000 guesses=1000000",
  PLIMSOLL_LOG_LEVEL: "error",
};

/**
 * The production build in a process of its own, on a free port and a database of the test's.
 * `env` is added to the environment; `onLog` gets what it logs, else it is shown.
 */
export async function startProductionServer(
  databaseUrl: string,
  { env = {}, onLog }: { env?: Readonly<Record<string, string>>; onLog?: (text: string) => void } = {},
): Promise<ProductionServer> {
  const port = await probePort(0);
  const child = spawn(process.execPath, ["lib/cli/serve.mjs"], {
    env: { ...process.env, ...QUIET, PORT: String(port), DATABASE_URL: databaseUrl, ...env },
    stdio: ["ignore", "pipe", onLog === undefined ? "inherit" : "pipe"],
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => onLog?.(text));
  const ended = once(child, "exit");
  return {
    url: await address(child),
    end: async (signal) => {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}
