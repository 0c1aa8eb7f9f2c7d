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

/** The production build in a process of its own, on a free port and a database of the test's. */
export async function startProductionServer(databaseUrl: string): Promise<ProductionServer> {
  const port = await probePort(0);
  const child = spawn(process.execPath, ["lib/cli/serve.mjs"], {
    env: { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
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
