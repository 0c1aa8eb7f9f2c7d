import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import { strToU8, unzipSync, zipSync } from "fflate";
import {
  bulkResponse,
  compareResponse,
  countsResponse,
  errorResponse,
  importResponse,
  linkResponse,
  linksResponse,
  listResponse,
  moveLinkResponse,
  moveResponse,
  savedResponse,
  scenarioResponse,
  sharedResponse,
  sharedSavedResponse,
  versionResponse,
  versionsResponse,
} from "@/lib/scenario/apiSchema";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";

async function refused(response: APIResponse, status: number, code: string) {
  const text = await response.text();
  expect(response.status(), text).toBe(status);
  const { error } = errorResponse.parse(JSON.parse(text));
  expect(error.code).toBe(code);
  return error;
}

async function created(request: APIRequestContext, name: string, more: object = {}) {
  const response = await request.post("/api/scenarios", { data: { scenario: { ...EXAMPLE, name }, ...more } });
  expect(response.status(), await response.text()).toBe(201);
  return savedResponse.parse(await response.json());
}

async function listed(request: APIRequestContext, query = "") {
  return listResponse.parse(await (await request.get(`/api/scenarios${query}`)).json());
}

const namesOf = async (request: APIRequestContext, query = "") =>
  (await listed(request, query)).scenarios.map((one) => one.name);

const withThreads = (threads: number): Scenario => ({ ...EXAMPLE, server: { ...EXAMPLE.server, threads } });

test.describe("a library", () => {
  test("is searched, sorted, tagged, paged and counted", async ({ request }) => {
    for (const [name, tags] of [
      ["Checkout", ["peak"]],
      ["Billing", ["Night"]],
      ["Archive job", []],
    ] as const)
      await created(request, name, { tags });
    expect(await namesOf(request)).toEqual(["Archive job", "Billing", "Checkout"]);
    expect(await namesOf(request, "?sort=name")).toEqual(["Archive job", "Billing", "Checkout"]);
    expect(await namesOf(request, "?sort=name&order=descending&limit=1")).toEqual(["Checkout"]);
    expect(await namesOf(request, "?q=bill+gthread")).toEqual(["Billing"]);
    expect(await namesOf(request, "?tag=night")).toEqual(["Billing"]);
    const first = await listed(request, "?limit=2");
    expect(first.next).not.toBeNull();
    const rest = await listed(request, `?limit=2&cursor=${first.next}`);
    expect([rest.scenarios.map((one) => one.name), rest.next]).toEqual([["Checkout"], null]);
    expect(countsResponse.parse(await (await request.get("/api/scenarios/counts")).json())).toEqual({
      ...{ live: 3, archive: 0, trash: 0 },
      tags: [
        { tag: "night", count: 1 },
        { tag: "peak", count: 1 },
      ],
    });
    for (const query of ["?limit=0", "?limit=1000", "?place=attic", "?sort=age", "?cursor=x", "?q=a&q=b", "?other=1"])
      await refused(await request.get(`/api/scenarios${query}`), 400, "invalid-input");
  });

  test("takes one action on many, and says which it was not for", async ({ request }) => {
    const { id: a } = await created(request, "a");
    const { id: b } = await created(request, "b");
    const act = async (data: object) =>
      bulkResponse.parse(await (await request.post("/api/scenarios/bulk", { data })).json());
    expect(await act({ action: "tag", ids: [a, b], add: ["EU"] })).toEqual({ done: [a, b], missed: [] });
    expect((await listed(request, "?tag=eu")).scenarios).toHaveLength(2);
    expect(await act({ action: "archive", ids: [a, "none"] })).toEqual({ done: [a], missed: ["none"] });
    expect(await namesOf(request, "?place=archive")).toEqual(["a"]);
    await act({ action: "trash", ids: [a, b] });
    expect(await namesOf(request)).toEqual([]);
    expect((await listed(request, "?place=trash")).scenarios[0]?.deletedAt).not.toBeNull();
    await act({ action: "restore", ids: [a, b] });
    expect([await namesOf(request), await namesOf(request, "?place=archive")]).toEqual([["b"], ["a"]]);
    expect(await act({ action: "delete", ids: [b] })).toEqual({ done: [], missed: [b] });
    await act({ action: "trash", ids: [b] });
    expect(await act({ action: "delete", ids: [b] })).toEqual({ done: [b], missed: [] });
    for (const data of [
      {},
      { action: "burn", ids: [a] },
      { action: "trash", ids: [] },
      { action: "tag", ids: [a], add: [""] },
    ])
      await refused(await request.post("/api/scenarios/bulk", { data }), 400, "invalid-input");
    const tooMany = { action: "trash", ids: Array.from({ length: 201 }, (_, index) => `${index}`) };
    await refused(await request.post("/api/scenarios/bulk", { data: tooMany }), 400, "invalid-input");
  });

  test("leaves as one archive and comes back elsewhere, each file judged on its own", async ({
    request,
    playwright,
    baseURL,
  }) => {
    const { id } = await created(request, "Shop", { tags: ["eu"] });
    await request.put(`/api/scenarios/${id}`, { data: { scenario: withThreads(9), revision: 1 } });
    const whole = await request.get("/api/scenarios/export");
    expect(whole.headers()).toMatchObject({
      "content-type": "application/zip",
      "content-disposition": expect.stringMatching(/^attachment; filename="plimsoll-scenarios-[\d-]+\.zip"/),
    });
    const files = unzipSync(await whole.body());
    expect(Object.keys(files)).toHaveLength(1);

    const elsewhere = await playwright.request.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
    const archive = zipSync({ ...files, "bare.json": strToU8(JSON.stringify(EXAMPLE)), "../bad.json": strToU8("{}") });
    const send = (data: Buffer, type: string) =>
      elsewhere.post("/api/scenarios/import", { data, headers: { "content-type": type } });
    const report = importResponse.parse(await (await send(Buffer.from(archive), "application/zip")).json());
    expect(report).toMatchObject({ imported: 2, refused: 1 });
    expect(report.entries.at(-1)?.problem).toContain("leads out");
    const copy = report.entries[0]?.id;
    const history = versionsResponse.parse(await (await elsewhere.get(`/api/scenarios/${copy}/versions`)).json());
    expect(history.versions.map((one) => one.revision)).toEqual([2, 1]);
    expect(await namesOf(elsewhere, "?tag=eu")).toEqual([EXAMPLE.name]);

    const one = await request.post("/api/scenarios/export", { data: { ids: [id, "none"] } });
    expect(Object.keys(unzipSync(await one.body()))).toHaveLength(1);
    expect(await (await request.get(`/api/scenarios/${id}/export`)).json()).toEqual(withThreads(9));
    const file = await (await request.get(`/api/scenarios/${id}/export?versions=all`)).body();
    expect(importResponse.parse(await (await send(file, "application/json")).json()).imported).toBe(1);
    await refused(await send(file, "text/plain"), 400, "invalid-input");
    await refused(await send(Buffer.alloc(33 * 1_048_576), "application/zip"), 413, "too-large");
    await refused(await elsewhere.get(`/api/scenarios/${id}/export`), 404, "not-found");
  });

  test("moves to another browser by a link that works once", async ({ request, playwright, baseURL }) => {
    const { id } = await created(request, "Mine");
    const link = moveLinkResponse.parse(await (await request.post("/api/scenarios/move-link")).json());
    const other = await playwright.request.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
    await created(other, "Theirs");
    const claim = (token: string) => other.post("/api/scenarios/move", { data: { token } });
    const never = await refused(await claim("A".repeat(43)), 404, "not-found");
    expect(moveResponse.parse(await (await claim(link.token)).json())).toEqual({ moved: 1 });
    expect([await namesOf(other), await namesOf(request)]).toEqual([["Theirs", "Mine"], []]);
    await refused(await request.get(`/api/scenarios/${id}`), 404, "not-found");
    expect((await refused(await claim(link.token), 404, "not-found")).message).toBe(never.message);
  });
});

test.describe("versions", () => {
  test("are listed, opened, compared and restored", async ({ request }) => {
    const { id } = await created(request, EXAMPLE.name);
    await request.put(`/api/scenarios/${id}`, { data: { scenario: withThreads(9), revision: 1 } });
    const { versions } = versionsResponse.parse(await (await request.get(`/api/scenarios/${id}/versions`)).json());
    expect(versions[0]).toMatchObject({ revision: 2, summary: `threads ${EXAMPLE.server.threads} → 9`, byLink: false });
    const first = versionResponse.parse(await (await request.get(`/api/scenarios/${id}/versions/1`)).json());
    expect(first.scenario).toEqual(EXAMPLE);
    const compared = await request.get(`/api/scenarios/${id}/versions/compare?from=1&to=2`);
    expect(compareResponse.parse(await compared.json())).toMatchObject({
      changes: [{ label: "threads", after: "9" }],
      moved: null,
    });
    const restore = (revision: number) =>
      request.post(`/api/scenarios/${id}/versions/1/restore`, { data: { revision } });
    await refused(await restore(1), 409, "conflict");
    expect(savedResponse.parse(await (await restore(2)).json()).revision).toBe(3);
    const now = scenarioResponse.parse(await (await request.get(`/api/scenarios/${id}`)).json());
    expect(now.scenario).toEqual(EXAMPLE);
    for (const number of ["0", "4", "-1", "1.5", "x", "99999999999"])
      await refused(await request.get(`/api/scenarios/${id}/versions/${number}`), 404, "not-found");
    await refused(await request.get(`/api/scenarios/${id}/versions/compare?from=1`), 400, "invalid-input");
  });

  test("a refused save is answered with what is there and what differs; a copy or an overwrite is one more request", async ({
    request,
  }) => {
    const { id } = await created(request, EXAMPLE.name);
    const save = (scenario: Scenario, revision: number) =>
      request.put(`/api/scenarios/${id}`, { data: { scenario, revision } });
    await save(withThreads(9), 1);
    const mine = { ...EXAMPLE, name: "Mine" };
    const { newer } = await refused(await save(mine, 1), 409, "conflict");
    expect(newer).toMatchObject({
      ...{ revision: 2, scenario: withThreads(9) },
      theirs: [{ label: "threads", after: "9" }],
      yours: [{ label: "name" }, { label: "threads", before: "9" }],
    });
    await created(request, "Mine, apart");
    expect((await save(mine, newer?.revision ?? 0)).ok()).toBe(true);
    expect(await namesOf(request, "?sort=name")).toEqual(["Mine", "Mine, apart"]);
  });
});

test("a link has a right, a label and an end; one to edit saves versions without owning", async ({
  request,
  playwright,
  baseURL,
}) => {
  const { id } = await created(request, EXAMPLE.name);
  const make = async (data: object) =>
    linkResponse.parse(await (await request.post(`/api/scenarios/${id}/links`, { data })).json());
  const view = await make({});
  const edit = await make({ capability: "edit", label: "for Ada", expiresInDays: 7 });
  expect([view.capability, view.expiresAt, edit.label]).toEqual(["view", null, "for Ada"]);
  expect(Date.parse(edit.expiresAt ?? "") - Date.parse(edit.createdAt)).toBe(7 * 24 * 3_600_000);

  const stranger = await playwright.request.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const save = (token: string, revision: number) =>
    stranger.put(`/api/shared/${token}`, { data: { scenario: withThreads(12), revision } });
  await refused(await save(view.token, 1), 403, "forbidden");
  const saved = await (await save(edit.token, 1)).json();
  expect(sharedSavedResponse.parse(saved).revision).toBe(2);
  expect(saved).not.toHaveProperty("id");
  expect((await refused(await save(edit.token, 1), 409, "conflict")).newer?.revision).toBe(2);
  const opened = sharedResponse.parse(await (await stranger.get(`/api/shared/${edit.token}`)).json());
  expect(opened).toMatchObject({ capability: "edit", revision: 2, scenario: withThreads(12) });
  await refused(await stranger.get(`/api/scenarios/${id}`), 404, "not-found");
  const { versions } = versionsResponse.parse(await (await request.get(`/api/scenarios/${id}/versions`)).json());
  expect(versions[0]?.byLink).toBe(true);

  const { links } = linksResponse.parse(await (await request.get(`/api/scenarios/${id}/links`)).json());
  expect(links.find((one) => one.id === edit.id)?.lastUsedAt).not.toBeNull();
  await request.delete(`/api/scenarios/${id}/links/${edit.id}`);
  const gone = await refused(await save(edit.token, 2), 404, "not-found");
  expect((await refused(await save("A".repeat(43), 2), 404, "not-found")).message).toBe(gone.message);
  for (const data of [{ capability: "own" }, { expiresInDays: 0 }, { label: "x".repeat(61) }, { admin: true }])
    await refused(await request.post(`/api/scenarios/${id}/links`, { data }), 400, "invalid-input");
});
