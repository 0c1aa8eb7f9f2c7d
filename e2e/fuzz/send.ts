import { type Agent, request } from "node:http";
import type { HostileRequest } from "./hostileRequest";

export interface Answer {
  readonly status: number;
  readonly headers: string;
  readonly text: string;
}

/** Sends it as it is; null where the server closed the connection without an answer, as it may to a large body. */
export function send(baseUrl: string, agent: Agent, hostile: HostileRequest): Promise<Answer | null> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = hostile;
    const length = body === null ? {} : { "content-length": String(body.length) };
    const options = { hostname, port, agent, method, path, headers: { ...headers, ...length }, maxHeaderSize: 2 ** 17 };
    const asked = request(options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", () => resolve(null));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: JSON.stringify(answer.headers),
          text: Buffer.concat(chunks).toString("latin1"),
        }),
      );
    });
    asked.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve(null) : reject(error),
    );
    asked.end(body ?? undefined);
  });
}
