import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import {
  errorResponse,
  linkResponse,
  linksResponse,
  listResponse,
  savedResponse,
  scenarioResponse,
  sharedResponse,
} from "@/lib/scenario/apiSchema";
import { EXAMPLE } from "@/lib/scenario/presets/example";

const JSON_TYPE = { "content-type": "application/json" };
const UNKNOWN_ID = "AAAAAAAAAAAAAAAAAAAAAA";

async function refused(response: APIResponse, status: number, code: string) {
  const text = await response.text();
  expect(response.status(), text).toBe(status);
  expect(response.headers()["content-type"]).toContain("application/json");
  const { requestId, ...error } = errorResponse.parse(JSON.parse(text)).error;
  // The request's id is random letters, which may spell anything.
  expect(text.replace(requestId ?? "", "")).not.toMatch(/\bat .*:\d+:\d+|NaN|Infinity/);
  expect(requestId).toBe(response.headers()["x-request-id"]);
  expect(error.code).toBe(code);
  expect(error.message.length).toBeGreaterThan(10);
  return error;
}

async function create(request: APIRequestContext, name = EXAMPLE.name) {
  const response = await request.post("/api/scenarios", { data: { scenario: { ...EXAMPLE, name } } });
  expect(response.status()).toBe(201);
  return savedResponse.parse(await response.json());
}

/** Every route that takes a document, with how it wraps it. */
const TAKES_A_SCENARIO = [
  { method: "POST", path: () => "/api/scenarios", wrap: (scenario: unknown) => ({ scenario }) },
  {
    method: "PUT",
    path: (id: string) => `/api/scenarios/${id}`,
    wrap: (scenario: unknown) => ({ scenario, revision: 1 }),
  },
  { method: "POST", path: () => "/api/plan", wrap: (scenario: unknown) => ({ scenario }) },
] as const;

const TAKES_A_BODY = [...TAKES_A_SCENARIO, { method: "PATCH", path: (id: string) => `/api/scenarios/${id}` }] as const;

test.describe("a scenario's life", () => {
  test("is saved, listed, opened, saved again, renamed, duplicated, deleted and restored", async ({ request }) => {
    const { id } = await create(request);
    const saved = await request.put(`/api/scenarios/${id}`, {
      data: { scenario: { ...EXAMPLE, name: "Peak" }, revision: 1 },
    });
    expect(savedResponse.parse(await saved.json())).toMatchObject({ id, name: "Peak", revision: 2 });

    const renamed = await request.patch(`/api/scenarios/${id}`, { data: { name: "Black Friday" } });
    expect(savedResponse.parse(await renamed.json())).toMatchObject({ name: "Black Friday", revision: 3 });
    const opened = scenarioResponse.parse(await (await request.get(`/api/scenarios/${id}`)).json());
    expect(opened).toMatchObject({ id, revision: 3, scenario: { ...EXAMPLE, name: "Black Friday" } });

    const copy = await request.post(`/api/scenarios/${id}/duplicate`);
    expect(copy.status()).toBe(201);
    expect(savedResponse.parse(await copy.json()).name).toBe("Black Friday (copy)");
    const { scenarios } = listResponse.parse(await (await request.get("/api/scenarios")).json());
    expect(scenarios.map((scenario) => scenario.name)).toEqual(["Black Friday (copy)", "Black Friday"]);
    const { load } = EXAMPLE.traffic;
    const rateRps = load.kind === "open" ? load.rateRps : null;
    const outline = { serverKind: "gunicorn-gthread", processes: 2, threads: 4, rateRps, users: null };
    expect(scenarios[0]).toMatchObject({ outline, state: "ok", result: null, tags: [] });

    expect((await request.delete(`/api/scenarios/${id}`)).status()).toBe(204);
    await refused(await request.get(`/api/scenarios/${id}`), 404, "not-found");
    expect((await request.post(`/api/scenarios/${id}/restore`)).ok()).toBe(true);
    expect((await request.get(`/api/scenarios/${id}`)).ok()).toBe(true);
  });

  test("of two saves on one revision, the second is told", async ({ request }) => {
    const { id } = await create(request);
    const save = (name: string) =>
      request.put(`/api/scenarios/${id}`, { data: { scenario: { ...EXAMPLE, name }, revision: 1 } });
    expect((await save("Mine")).ok()).toBe(true);
    await refused(await save("Theirs"), 409, "conflict");
    expect(await (await request.get(`/api/scenarios/${id}`)).json()).toMatchObject({ name: "Mine" });
  });

  test("a plan answers any scenario without keeping it", async ({ request }) => {
    const response = await request.post("/api/plan", { data: { scenario: EXAMPLE } });
    expect(await response.json()).toMatchObject({
      sentence: expect.any(String),
      today: { mix: { processes: EXAMPLE.server.processes, threads: EXAMPLE.server.threads } },
    });
    expect(await (await request.get("/api/scenarios")).json()).toEqual({ scenarios: [], next: null });
  });
});

test.describe("a link", () => {
  test("opens for anyone until it is withdrawn or its scenario deleted, then like one that never was", async ({
    request,
    playwright,
    baseURL,
  }) => {
    const stranger = await playwright.request.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
    const { id } = await create(request, "Shared");
    const makeLink = async () =>
      linkResponse.parse(await (await request.post(`/api/scenarios/${id}/links`, { data: {} })).json());
    const [first, second] = [await makeLink(), await makeLink()];
    const opened = await stranger.get(`/api/shared/${first.token}`);
    expect(sharedResponse.parse(await opened.json())).toMatchObject({ name: "Shared", scenario: { name: "Shared" } });
    expect(opened.headers()["set-cookie"]).toBeUndefined();
    const { links } = linksResponse.parse(await (await request.get(`/api/scenarios/${id}/links`)).json());
    expect(links.map((link) => link.id)).toEqual([second.id, first.id]);

    const never = await refused(await stranger.get(`/api/shared/${"A".repeat(43)}`), 404, "not-found");
    expect((await request.delete(`/api/scenarios/${id}/links/${first.id}`)).status()).toBe(204);
    expect(await refused(await stranger.get(`/api/shared/${first.token}`), 404, "not-found")).toEqual(never);
    await refused(await request.delete(`/api/scenarios/${id}/links/${first.id}`), 404, "not-found");
    await request.delete(`/api/scenarios/${id}`);
    expect(await refused(await stranger.get(`/api/shared/${second.token}`), 404, "not-found")).toEqual(never);
  });
});

test.describe("malformed input", () => {
  test("the wrong type of a field is named by its place", async ({ request }) => {
    const { id } = await create(request);
    const wrong = {
      ...EXAMPLE,
      hardware: { ...EXAMPLE.hardware, cpus: "four" },
      application: { ...EXAMPLE.application, classes: [{ ...EXAMPLE.application.classes[0], weight: null }] },
    };
    for (const { method, path, wrap } of TAKES_A_SCENARIO) {
      const response = await request.fetch(path(id), { method, data: wrap(wrong) });
      const { issues } = await refused(response, 400, "invalid-input");
      expect(issues.map((issue) => issue.path.join("."))).toEqual(["hardware.cpus", "application.classes.0.weight"]);
    }
    const noRevision = await request.put(`/api/scenarios/${id}`, { data: { scenario: EXAMPLE } });
    expect((await refused(noRevision, 400, "invalid-input")).issues[0]?.path).toEqual(["revision"]);
    const noName = await request.patch(`/api/scenarios/${id}`, { data: { name: " " } });
    expect((await refused(noName, 400, "invalid-input")).issues[0]?.path).toEqual(["name"]);
    const future = await request.post("/api/scenarios", { data: { scenario: { ...EXAMPLE, version: 999 } } });
    await refused(future, 400, "unsupported-version");
    expect(await (await request.get(`/api/scenarios/${id}`)).json()).toMatchObject({ revision: 1 });
  });

  for (const { method, path } of TAKES_A_BODY)
    test(`${method} ${path(":id")} refuses what is too large, too deep, no JSON, or no scenario`, async ({
      request,
    }) => {
      const { id } = await create(request);
      const send = (data: string | Buffer, headers: Record<string, string> = JSON_TYPE) =>
        request.fetch(path(id), { method, data, headers });
      await refused(await send(Buffer.alloc(5_000_000, "x")), 413, "too-large");
      await refused(await send(`{"scenario":${"[".repeat(1000)}${"]".repeat(1000)}}`), 400, "invalid-input");
      await refused(await send(`${'{"a":'.repeat(1000)}1${"}".repeat(1000)}`), 400, "invalid-input");
      for (const text of [
        "",
        "{",
        "null",
        "[]",
        "7",
        '"text"',
        "{}",
        '{"__proto__":{"scenario":1}}',
        '{"scenario":null}',
      ])
        await refused(await send(text), 400, "invalid-input");
      await refused(await send("{}", { "content-type": "text/plain" }), 400, "invalid-input");
      await refused(
        await send("scenario=1", { "content-type": "application/x-www-form-urlencoded" }),
        400,
        "invalid-input",
      );
    });

  test("an address that is not there is refused in the API's own form", async ({ request }) => {
    await refused(await request.get("/api/nothing"), 404, "not-found");
    await refused(await request.get("/api/scenarios/..%2f..%2fetc%2fpasswd"), 404, "not-found");
    await refused(await request.get(`/api/scenarios/${"x".repeat(4000)}`), 404, "not-found");
    await refused(await request.get("/api/shared/%00"), 404, "not-found");
  });
});

test.describe("someone else", () => {
  const asAnyone = (id: string, link: string) =>
    [
      ["GET", `/api/scenarios/${id}`, undefined],
      ["PUT", `/api/scenarios/${id}`, { scenario: EXAMPLE, revision: 1 }],
      ["PATCH", `/api/scenarios/${id}`, { name: "Theirs" }],
      ["DELETE", `/api/scenarios/${id}`, undefined],
      ["POST", `/api/scenarios/${id}/restore`, undefined],
      ["POST", `/api/scenarios/${id}/duplicate`, undefined],
      ["GET", `/api/scenarios/${id}/links`, undefined],
      ["POST", `/api/scenarios/${id}/links`, {}],
      ["DELETE", `/api/scenarios/${id}/links/${link}`, undefined],
      ["GET", `/api/scenarios/${id}/versions`, undefined],
      ["GET", `/api/scenarios/${id}/versions/1`, undefined],
      ["GET", `/api/scenarios/${id}/versions/compare?from=1&to=1`, undefined],
      ["POST", `/api/scenarios/${id}/versions/1/restore`, { revision: 1 }],
      ["GET", `/api/scenarios/${id}/export`, undefined],
    ] as const;

  test("finds nothing, changes nothing, and can't tell an id that exists from one that does not", async ({
    request,
    playwright,
    baseURL,
  }) => {
    const { id } = await create(request, "Mine");
    const link = linkResponse.parse(await (await request.post(`/api/scenarios/${id}/links`, { data: {} })).json());
    const { cookies } = await request.storageState();
    const cookie = cookies[0];
    if (cookie === undefined) throw new Error("The first save set no cookie.");
    expect(cookie).toMatchObject({ name: "plimsoll_owner", httpOnly: true, sameSite: "Lax", path: "/" });
    const [ownerId = "", proof = ""] = cookie.value.split(".");

    const context = (value?: string) =>
      playwright.request.newContext({
        ...(baseURL === undefined ? {} : { baseURL }),
        ...(value === undefined ? {} : { extraHTTPHeaders: { cookie: `plimsoll_owner=${value}` } }),
      });
    const owner = await context();
    await create(owner);
    const others = [
      owner,
      await context(),
      await context(ownerId),
      await context(`${ownerId}.`),
      await context(`${ownerId}.${"A".repeat(43)}`),
      await context(`${ownerId}.${[...proof].reverse().join("")}`),
      await context(`${UNKNOWN_ID}.${proof}`),
    ];
    for (const other of others)
      for (const [method, path, data] of asAnyone(id, link.id)) {
        const real = await refused(await other.fetch(path, { method, data }), 404, "not-found");
        const unknownPath = path.replace(id, UNKNOWN_ID);
        expect(await refused(await other.fetch(unknownPath, { method, data }), 404, "not-found")).toEqual(real);
      }
    expect(await (await request.get(`/api/scenarios/${id}`)).json()).toMatchObject({ name: "Mine", revision: 1 });
    expect((await request.get(`/api/shared/${link.token}`)).ok()).toBe(true);
  });

  test("on another site can't have this browser change anything", async ({ request }) => {
    const { id } = await create(request, "Mine");
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://localhost:1" },
    ]) {
      for (const [method, path, data] of asAnyone(id, UNKNOWN_ID))
        if (method !== "GET") await refused(await request.fetch(path, { method, data, headers }), 403, "forbidden");
      const data = { scenario: EXAMPLE };
      await refused(await request.post("/api/scenarios", { data, headers }), 403, "forbidden");
    }
    expect(await (await request.get(`/api/scenarios/${id}`)).json()).toMatchObject({ name: "Mine", revision: 1 });
  });

  test("a real page of another site can't either", async ({ page, request, baseURL }) => {
    const { id } = await create(request, "Mine");
    const { cookies } = await request.storageState();
    await page.context().addCookies(cookies);
    // Another site to the browser, though the same machine: a form may post across sites where a script may not.
    const elsewhere = (baseURL ?? "").replace("localhost", "127.0.0.1");
    await page.route(`${elsewhere}/evil`, (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<form method="post" action="${baseURL}/api/scenarios/${id}/duplicate"><button>Win a prize</button></form>`,
      }),
    );
    await page.goto(`${elsewhere}/evil`);
    const answered = page.waitForResponse(/duplicate$/);
    await page.getByRole("button").click();
    expect((await answered).status()).toBe(403);
    const { scenarios } = listResponse.parse(await (await request.get("/api/scenarios")).json());
    expect(scenarios).toHaveLength(1);
  });
});

test.describe("headers", () => {
  test("an answer of the API is never stored, sniffed, framed or run", async ({ request }) => {
    for (const response of [await request.get("/api/health"), await request.get("/api/nothing")])
      expect(response.headers()).toMatchObject({
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "referrer-policy": "same-origin",
      });
  });

  test("every page has a policy of its own, with no unsafe word for scripts", async ({ request }) => {
    const policies = await Promise.all(
      ["/", "/", "/nothing-here"].map(async (path) => (await request.get(path)).headers()["content-security-policy"]),
    );
    expect(new Set(policies).size).toBe(3);
    for (const policy of policies) {
      const scripts = policy?.split("; ").find((directive) => directive.startsWith("script-src"));
      expect(scripts).toMatch(/^script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic'$/);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });

  test("a page runs under its policy without one violation", async ({ page }) => {
    const violations: string[] = [];
    await page.exposeFunction("reportViolation", (text: string) => violations.push(text));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        void Reflect.get(window, "reportViolation")(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
      });
    });
    for (const path of ["/", "/scenarios", "/nothing-here"]) {
      await page.goto(path, { waitUntil: "networkidle" });
      await expect(page.locator("main")).toBeVisible();
    }
    expect(violations).toEqual([]);
    // The same page refuses a script without the nonce, so the silence above means something.
    await page.evaluate(() => {
      const script = document.createElement("img");
      script.setAttribute("onerror", "globalThis.ran = true");
      script.src = "data:,";
      document.body.append(script);
    });
    await expect.poll(() => violations.length).toBe(1);
    expect(await page.evaluate(() => Reflect.has(globalThis, "ran"))).toBe(false);
  });
});
