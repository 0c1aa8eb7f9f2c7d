import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { openRateLimits } from "@/lib/operations/limits/rateLimits.mjs";
import { operationSettings } from "@/lib/operations/settings.mjs";
import { openGate } from "./gate.mjs";
import { routeTable } from "./routeTable.mjs";

const TOKEN = "a-token-for-metrics";
const routeOf = routeTable({
  staticRoutes: [
    { page: "/api/scenarios", regex: "^/api/scenarios$" },
    { page: "/api/ready", regex: "^/api/ready$" },
  ],
  dynamicRoutes: [{ page: "/s/[token]", regex: "^/s/([^/]+?)$" }],
});

const ends: (() => unknown)[] = [];
afterEach(() => Promise.all(ends.splice(0).map((end) => end())));

type Application = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
const found: Application = async (request, response) => {
  response.statusCode = request.url?.startsWith("/s/wrong") ? 404 : 200;
  response.end(request.headers["x-request-id"]);
};

async function serve(env: Record<string, string>, application = found) {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const settings = operationSettings(env);
  const limits = await openRateLimits("file:unused.db", settings.budgets);
  const gate = openGate({ answer: application, routeOf, limits, settings, log: pino(sink) });
  const server = createServer((request, response) => void gate.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
  return { ask, gate, lines };
}

describe("the gate", () => {
  test("names each request, to the application, the client and the log alike", async () => {
    const { ask, lines } = await serve({});
    const first = await ask("/api/scenarios", { headers: { "x-request-id": "from-outside" } });
    const id = await first.text();
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(first.headers.get("x-request-id")).toBe(id);
    expect((await ask("/api/scenarios")).headers.get("x-request-id")).not.toBe(id);
    await expect.poll(() => lines.length).toBe(2);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ requestId: id, route: "/api/scenarios", status: 200 });
    const behind = await serve({ PLIMSOLL_TRUSTED_PROXIES: "127.0.0.1" });
    const named = await behind.ask("/api/scenarios", { headers: { "x-request-id": "from-the-proxy" } });
    expect(named.headers.get("x-request-id")).toBe("from-the-proxy");
  });

  test("refuses whoever spent a budget, in the API's form, with when to come back", async () => {
    const { ask } = await serve({ PLIMSOLL_RATE_LIMITS: "changes=2" });
    const save = (headers = {}) => ask("/api/scenarios", { method: "POST", headers });
    expect([(await save()).status, (await save()).status]).toEqual([200, 200]);
    const refused = await save({ "x-forwarded-for": "203.0.113.9" }); // no proxy is trusted, so it is the same client
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await refused.json()).toMatchObject({ error: { code: "rate-limited", issues: [] } });
    expect((await ask("/api/scenarios")).status).toBe(200);
  });

  test("tells clients behind a trusted proxy apart", async () => {
    const { ask } = await serve({ PLIMSOLL_RATE_LIMITS: "changes=1", PLIMSOLL_TRUSTED_PROXIES: "127.0.0.1" });
    const saveFrom = async (client: string) =>
      (await ask("/api/scenarios", { method: "POST", headers: { "x-forwarded-for": client } })).status;
    expect(await saveFrom("203.0.113.9")).toBe(200);
    expect(await saveFrom("203.0.113.10")).toBe(200);
    expect(await saveFrom("203.0.113.9")).toBe(429);
    expect(await saveFrom("198.51.100.1, 203.0.113.10")).toBe(429);
  });

  test("counts only links that open nothing as guesses, and then refuses right and wrong ones alike", async () => {
    const { ask, lines } = await serve({ PLIMSOLL_RATE_LIMITS: "guesses=3" });
    for (let count = 0; count < 6; count++) expect((await ask("/s/right")).status).toBe(200);
    for (let count = 0; count < 3; count++) expect((await ask(`/s/wrong${count}`)).status).toBe(404);
    const [right, wrong] = [await ask("/s/right"), await ask("/s/wrong9")];
    expect([right.status, wrong.status]).toEqual([429, 429]);
    const words = (text: string) => text.replace(/\d+/g, "N");
    expect(words(await right.text())).toBe(words(await wrong.text()));
    await expect.poll(() => lines.length).toBe(11);
    expect(lines.join("")).not.toMatch(/right|wrong/);
  });

  test("shows its metrics to whoever holds the token, and to others has no such address", async () => {
    const { ask } = await serve({ PLIMSOLL_METRICS_TOKEN: TOKEN }, async (_request, response) => {
      response.statusCode = 404;
      response.end();
    });
    const scrape = (authorization: string) => ask("/metrics", { headers: { authorization } });
    const text = await (await scrape(`Bearer ${TOKEN}`)).text();
    for (const name of ["http_request_duration_seconds", "saves_total", "jobs_waiting", "database_duration_seconds"])
      expect(text).toContain(`# TYPE plimsoll_${name}`);
    expect(text).toContain("nodejs_eventloop_lag_seconds");
    for (const wrong of ["", TOKEN, "Bearer ", `Bearer ${TOKEN}x`]) expect((await scrape(wrong)).status).toBe(404);
    const closed = await serve({}, async (_request, response) => {
      response.statusCode = 404;
      response.end();
    });
    expect((await closed.ask("/metrics", { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(404);
  });

  test("while it stops it is not ready, answers what still comes, and lets each connection go", async () => {
    const { ask, gate } = await serve({});
    expect((await ask("/api/ready")).status).toBe(200);
    gate.stop();
    expect((await ask("/api/ready")).status).toBe(503);
    const last = await ask("/api/scenarios");
    expect([last.status, last.headers.get("connection")]).toEqual([200, "close"]);
  });

  test("an application that fails is answered for, and binds a browser to https only over https", async () => {
    const { ask, lines } = await serve({}, () => Promise.reject(new Error('no "Secret" here')));
    const failed = await ask("/api/scenarios", { headers: { "x-forwarded-proto": "https" } });
    expect(failed.status).toBe(500);
    expect(failed.headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect(await failed.json()).toMatchObject({ error: { code: "internal" } });
    expect((await ask("/api/scenarios")).headers.has("strict-transport-security")).toBe(false);
    expect(lines.join("")).not.toContain("Secret");
  });
});
