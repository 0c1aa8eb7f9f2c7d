import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";
import { savedResponse, scenarioResponse } from "@/lib/scenario/apiSchema";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { RandomStream } from "@/lib/simulation/random/randomStream";

/** A save as it was answered, or as it was sent and never answered. */
interface Save {
  readonly revision: number;
  readonly name: string;
}

/** What must be there after a crash, by scenario. */
export interface Ledger {
  readonly kept: Map<string, Save>;
  /** Saves whose answer was lost: they may be there, whole, or not. */
  readonly unanswered: Map<string, Save>;
}

const LANES = 4;

/** In every name, and again in another field of the same document: a save that was written by half would show. */
function document(mark: number, name: string) {
  return { ...EXAMPLE, name, hardware: { ...EXAMPLE.hardware, memoryMiB: 4096 + mark } };
}

/** Null for an answer that never came. */
async function answered(sending: Promise<APIResponse>): Promise<APIResponse | null> {
  const response = await sending.catch(() => null);
  if (response !== null) expect([200, 201], await response.text()).toContain(response.status());
  return response;
}

/** Creates and saves in several lanes at once, until `kill` ends the server at a moment that `random` draws. */
export async function writeUntilKilled(
  request: APIRequestContext,
  { url, kill }: { readonly url: string; readonly kill: () => Promise<unknown> },
  ledger: Ledger,
  random: RandomStream,
): Promise<void> {
  const killAfter = 2 + Math.floor(random.uniform() * 15);
  const killDelayMs = random.uniform() * 20;
  let acknowledged = 0;
  let killed: Promise<unknown> | undefined;
  const acknowledge = (id: string, save: Save) => {
    ledger.kept.set(id, save);
    ledger.unanswered.delete(id);
    acknowledged += 1;
    if (acknowledged >= killAfter) killed ??= new Promise((resolve) => setTimeout(resolve, killDelayMs)).then(kill);
  };
  const lane = async (index: number) => {
    let mine: string | null = null;
    for (let mark = 0; ; mark++) {
      const name = `Lane ${index}, mark ${mark}`;
      const scenario = document(mark, name);
      const before = mine === null ? undefined : ledger.kept.get(mine);
      if (mine === null || before === undefined || mark % 5 === 0) {
        const response = await answered(request.post(`${url}/api/scenarios`, { data: { scenario } }));
        const body = await response?.json().catch(() => null);
        if (!body) return;
        mine = savedResponse.parse(body).id;
        acknowledge(mine, { revision: 1, name });
      } else {
        const { revision } = before;
        ledger.unanswered.set(mine, { revision: revision + 1, name });
        const sent = request.put(`${url}/api/scenarios/${mine}`, { data: { scenario, revision } });
        const body = await (await answered(sent))?.json().catch(() => null);
        if (!body) return;
        acknowledge(mine, { revision: savedResponse.parse(body).revision, name });
      }
    }
  };
  // The first save makes this browser an owner; the rest run at once under its cookie.
  const first = await request.post(`${url}/api/scenarios`, { data: { scenario: document(0, "mark 0") } });
  acknowledge(savedResponse.parse(await first.json()).id, { revision: 1, name: "mark 0" });
  await Promise.all(Array.from({ length: LANES }, (_, index) => lane(index)));
  await killed;
}

/** Reads these scenarios back: each is whole, and as it was last acknowledged or as the save that was not answered. */
export async function expectKept(
  request: APIRequestContext,
  url: string,
  { kept, unanswered }: Ledger,
  ids: Iterable<string>,
): Promise<void> {
  for (const id of ids) {
    const response = await request.get(`${url}/api/scenarios/${id}`);
    expect(response.status(), `acknowledged, and gone: ${id}`).toBe(200);
    const { revision, name, scenario } = scenarioResponse.parse(await response.json());
    const found = { revision, name };
    const allowed = [kept.get(id), unanswered.get(id)];
    expect(allowed).toContainEqual(found);
    expect(scenario).toEqual(document(Number(/mark (\d+)/.exec(name)?.[1]), name));
    kept.set(id, found);
    unanswered.delete(id);
  }
}
