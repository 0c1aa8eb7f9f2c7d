import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { createInterface } from "node:readline";
import { probePort } from "@/lib/cli/port.mjs";
import { ROOT } from "@/lib/cli/run.mjs";

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookie: string | undefined;
}

/** The production build in one process, and a client that keeps its connections. */
export interface App {
  readonly send: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Sent with every request from now on. */
  readonly keepCookie: (cookie: string) => void;
  /** After a pause in which the server may have closed what was idle. */
  readonly reconnect: () => void;
  readonly stop: () => Promise<void>;
}

const UNLIMITED = "reads=999999999 changes=999999999 answers=999999999 guesses=999999999";

export async function startApp(databaseUrl: string): Promise<App> {
  const port = await probePort(0);
  const child = spawn(process.execPath, ["lib/cli/serve.mjs"], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...{ PORT: String(port), DATABASE_URL: databaseUrl, PLIMSOLL_SECRET: "x".repeat(32) },
      ...{ PLIMSOLL_RATE_LIMITS: UNLIMITED, PLIMSOLL_LOG_LEVEL: "silent" },
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  for await (const line of createInterface(child.stdout)) if (line.startsWith("Plimsoll is at")) break;
  child.stdout.resume();

  let agent = new Agent({ keepAlive: true });
  let cookie: string | undefined;
  return {
    send: (method, path, body) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const headers = {
          ...(cookie === undefined ? {} : { cookie }),
          ...(text === undefined
            ? {}
            : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
        };
        const sent = request({ host: "127.0.0.1", port, method, path, headers, agent }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
              cookie: response.headers["set-cookie"]?.[0]?.split(";")[0],
            }),
          );
        });
        sent.on("error", reject);
        sent.end(text);
      }),
    keepCookie: (value) => {
      cookie = value;
    },
    reconnect: () => {
      agent.destroy();
      agent = new Agent({ keepAlive: true });
    },
    stop: async () => {
      agent.destroy();
      child.kill("SIGTERM");
      await ended;
    },
  };
}
