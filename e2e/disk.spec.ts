import { execFileSync } from "node:child_process";
import { mkdtemp, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { errorResponse, savedResponse, scenarioResponse } from "@/lib/scenario/apiSchema";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { type ProductionServer, startProductionServer } from "./productionServer";

/** Disks of a few MiB that only these tests see: real ones, so only root on Linux can make them. */
const MAY_MOUNT = process.platform === "linux" && process.getuid?.() === 0;
test.skip(!MAY_MOUNT, "Mounting a small disk needs root on Linux.");

let disk: string;
let server: ProductionServer | undefined;
test.beforeEach(async () => {
  test.slow();
  disk = await mkdtemp(path.join(tmpdir(), "plimsoll-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "plimsoll-test", disk]);
});
test.afterEach(async () => {
  await server?.end("SIGKILL");
  server = undefined;
  execFileSync("umount", [disk]);
  await rm(disk, { recursive: true });
});

const start = async () => startProductionServer(`file:${path.join(disk, "plimsoll.db")}`, { onLog: () => {} });

async function save(request: APIRequestContext, url: string, name: string) {
  return request.post(`${url}/api/scenarios`, { data: { scenario: { ...EXAMPLE, name } } });
}

async function expectAllThere(request: APIRequestContext, url: string, kept: ReadonlyMap<string, string>) {
  for (const [id, name] of kept)
    expect(scenarioResponse.parse(await (await request.get(`${url}/api/scenarios/${id}`)).json()).name).toBe(name);
}

test("a disk that is full refuses saves in plain words, keeps what it has, and goes on once there is room", async ({
  playwright,
}) => {
  const request = await playwright.request.newContext();
  server = await start();
  const { url } = server;
  const kept = new Map<string, string>();
  const keep = async (name: string) => {
    const answer = await save(request, url, name);
    if (answer.status() === 201) kept.set(savedResponse.parse(await answer.json()).id, name);
    return answer;
  };
  await keep("First");
  const ballast = path.join(disk, "ballast");
  await writeFile(ballast, Buffer.alloc(16 * 2 ** 20)).catch(() => {}); // until the disk is full
  let refused = await keep("Second");
  for (let count = 0; count < 200 && refused.status() === 201; count++) refused = await keep(`Filling ${count}`);
  for (let count = 0; count < 5; count++) {
    refused = await keep(`Refused ${count}`);
    expect(refused.status()).toBe(503);
    expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
    const { code, message } = errorResponse.parse(await refused.json()).error;
    expect(code).toBe("storage-unavailable");
    expect(message).toContain("disk is full");
  }
  await expectAllThere(request, url, kept);
  expect((await request.get(url)).status()).toBe(200);
  const unready = await request.get(`${url}/api/ready`);
  expect([unready.status(), await unready.text()]).toEqual([503, expect.stringContaining("full")]);

  await unlink(ballast);
  expect((await request.get(`${url}/api/ready`)).status()).toBe(200);
  expect((await keep("After")).status()).toBe(201);
  await expectAllThere(request, url, kept);
  await server.end("SIGKILL");
  server = await start();
  await expectAllThere(request, server.url, kept);
});

test("a disk that is read-only refuses in plain words, and takes saves again once it may be written", async ({
  playwright,
}) => {
  const request = await playwright.request.newContext();
  server = await start();
  const answer = await save(request, server.url, "Before");
  const kept = new Map([[savedResponse.parse(await answer.json()).id, "Before"]]);
  await server.end("SIGTERM");

  server = await start(); // opens its database when it is first asked for something
  execFileSync("mount", ["-o", "remount,ro", disk]);
  const refused = await save(request, server.url, "Refused");
  expect(refused.status()).toBe(503);
  const { code, message } = errorResponse.parse(await refused.json()).error;
  expect(code).toBe("storage-unavailable");
  expect(message).toMatch(/read-only|can't be opened|may not be written|read or write/);
  expect((await request.get(`${server.url}/api/ready`)).status()).toBe(503);
  expect((await request.get(`${server.url}/api/health`)).status()).toBe(200);

  execFileSync("mount", ["-o", "remount,rw", disk]);
  await expect.poll(async () => (await request.get(`${server?.url}/api/ready`)).status()).toBe(200);
  expect((await save(request, server.url, "After")).status()).toBe(201);
  await expectAllThere(request, server.url, kept);
});
