import { mkdtemp, rm } from "node:fs/promises";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import fc from "fast-check";
import { linkResponse, linksResponse, savedResponse } from "@/lib/scenario/apiSchema";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { type HostileRequest, hostileRequest } from "./fuzz/hostileRequest";
import { ROUTES } from "./fuzz/routes";
import { type Answer, send } from "./fuzz/send";
import { startProductionServer } from "./productionServer";

/** `npm run fuzz` sends 20,000; every run of the tests a part of them. Same seed, same requests. */
const { PLIMSOLL_FUZZ_REQUESTS = "1000", PLIMSOLL_FUZZ_SEED = "1" } = process.env;
const REQUESTS = Number(PLIMSOLL_FUZZ_REQUESTS);
const BATCH = 100;
const AT_ONCE = 8;
const METRICS_TOKEN = "a-token-of-the-fuzzer";
const CANARY = "canary-7f3a91";

async function create(request: APIRequestContext, url: string, name: string): Promise<string> {
  const answer = await request.post(`${url}/api/scenarios`, { data: { scenario: { ...EXAMPLE, name } } });
  return savedResponse.parse(await answer.json()).id;
}

async function link(request: APIRequestContext, url: string, id: string) {
  return linkResponse.parse(await (await request.post(`${url}/api/scenarios/${id}/links`, { data: {} })).json());
}

async function ownerCookie(request: APIRequestContext): Promise<string> {
  const { cookies } = await request.storageState();
  return cookies.find(({ name }) => name === "plimsoll_owner")?.value ?? "";
}

function told({ method, path, headers, body }: HostileRequest): string {
  return `${method} ${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 400)} ${body?.toString("latin1").slice(0, 300)}`;
}

test(`${REQUESTS} hostile requests: no fault, no leak, no growth, nothing of others read or changed`, async ({
  playwright,
}) => {
  test.setTimeout(60_000 + REQUESTS * 300);
  const folder = await mkdtemp(path.join(tmpdir(), "plimsoll-fuzz-"));
  const server = await startProductionServer(`file:${path.join(folder, "plimsoll.db")}`, {
    // With little room the heap is soon as large as it may get: from then on only a leak grows, until it ends the server.
    env: { PLIMSOLL_METRICS_TOKEN: METRICS_TOKEN, NODE_OPTIONS: "--max-old-space-size=160 --max-semi-space-size=8" },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  try {
    const victim = await playwright.request.newContext();
    const attacker = await playwright.request.newContext();
    const foreignIds = [
      await create(victim, server.url, `${CANARY} one`),
      await create(victim, server.url, `${CANARY} two`),
      await create(victim, server.url, `${CANARY} deleted`),
    ];
    const [first = "", second = "", deleted = ""] = foreignIds;
    const live = await link(victim, server.url, first);
    const withdrawn = await link(victim, server.url, second);
    await victim.delete(`${server.url}/api/scenarios/${second}/links/${withdrawn.id}`);
    const dead = await link(victim, server.url, deleted);
    await victim.delete(`${server.url}/api/scenarios/${deleted}`);
    const secrets = [CANARY, live.token, await ownerCookie(victim)];
    const read = async (id: string) => (await victim.get(`${server.url}/api/scenarios/${id}`)).text();
    const before = [await read(first), await read(second)];

    const requests = hostileRequest({
      ownIds: [await create(attacker, server.url, "Own"), await create(attacker, server.url, "Own too")],
      ownCookie: await ownerCookie(attacker),
      foreignOwnerId: (await ownerCookie(victim)).split(".")[0] ?? "",
      foreignIds: [...foreignIds, live.id, withdrawn.id],
      deadTokens: [withdrawn.token, dead.token],
    });
    const residentBytes = async () => {
      const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
      const text = await (await attacker.get(`${server.url}/metrics`, { headers })).text();
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
    };

    // What is loaded once is loaded first: the threads that plan and print, the picture of a link.
    await victim.post(`${server.url}/api/plan`, { data: { scenario: EXAMPLE } });
    await victim.post(`${server.url}/api/report`, { data: { scenario: EXAMPLE } });
    await victim.get(`${server.url}/s/${live.token}/opengraph-image`);

    const faults: string[] = [];
    const reached = new Set<string>();
    const judge = (hostile: HostileRequest, answer: Answer | null) => {
      if (answer === null) return;
      reached.add(hostile.pattern);
      const whole = answer.headers + answer.text;
      if (answer.status >= 500) faults.push(`${answer.status}: ${told(hostile)} → ${answer.text.slice(0, 300)}`);
      for (const secret of secrets) if (whole.includes(secret)) faults.push(`leaks ${secret}: ${told(hostile)}`);
      if (/\n\s+at .*:\d+:\d+/.test(answer.text)) faults.push(`shows a stack: ${told(hostile)}`);
      if (/"x-evil"|root:x:0/.test(whole)) faults.push(`obeys: ${told(hostile)}`);
    };
    const sendBatch = async (from: number) => {
      const seed = Number(PLIMSOLL_FUZZ_SEED) * 1_000_000 + from;
      const queue = fc.sample(requests, { seed, numRuns: Math.min(BATCH, REQUESTS - from) });
      const lane = async () => {
        for (let next = queue.pop(); next !== undefined; next = queue.pop())
          judge(next, await send(server.url, agent, next));
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      return residentBytes();
    };
    const once: number[] = [];
    for (let sent = 0; sent < REQUESTS; sent += BATCH) once.push(await sendBatch(sent));
    // The second half once more: whatever it needs once (a thread, a buffer of the largest body) is there by now.
    const again: number[] = [];
    for (let sent = REQUESTS / 2; sent < REQUESTS; sent += BATCH) again.push(await sendBatch(sent));

    expect(faults).toEqual([]);
    expect([...reached].sort()).toEqual([...new Set(ROUTES.map(({ pattern }) => pattern))].sort());
    expect([await read(first), await read(second)]).toEqual(before);
    const { links } = linksResponse.parse(
      await (await victim.get(`${server.url}/api/scenarios/${first}/links`)).json(),
    );
    expect(links.map(({ id }) => id)).toEqual([live.id]);
    expect((await victim.get(`${server.url}/api/shared/${live.token}`)).status()).toBe(200);

    // The heap breathes: the most that it held while all was new, against the most that it held when nothing was.
    const [warm, after] = [Math.max(...once), Math.max(...again)];
    const growth = `resident memory ${(warm / 2 ** 20).toFixed(0)} → ${(after / 2 ** 20).toFixed(0)} MiB`;
    test.info().annotations.push({ type: "memory", description: growth });
    process.stdout.write(
      `${REQUESTS} requests, ${growth} (every ${BATCH}: ${[...once, ...again].map((one) => Math.round(one / 2 ** 20)).join(" ")})\n`,
    );
    expect(after / warm, growth).toBeLessThan(1.1);
  } finally {
    agent.destroy();
    await server.end("SIGKILL");
    await rm(folder, { recursive: true });
  }
});
