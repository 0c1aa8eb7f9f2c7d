import { request as httpRequest } from "node:http";
import { expect, test } from "@playwright/test";
import { linkResponse, savedResponse } from "@/lib/scenario/apiSchema";
import { EXAMPLE } from "@/lib/scenario/presets/example";

const UNKNOWN_TOKEN = "A".repeat(43);

/** Sends a path as it is: a browser or fetch would tidy it first. */
function getRaw(baseURL: string, path: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(baseURL);
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ hostname, port, path }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on("error", reject).end();
  });
}

test("every answer, whatever it is, carries the headers that keep it in its place", async ({ request }) => {
  const { id } = savedResponse.parse(
    await (await request.post("/api/scenarios", { data: { scenario: EXAMPLE } })).json(),
  );
  const { token } = linkResponse.parse(await (await request.post(`/api/scenarios/${id}/links`, { data: {} })).json());
  const page = await (await request.get("/")).text();
  const script = /src="(\/_next\/static\/[^"]+)"/.exec(page)?.[1] ?? "";
  expect(script).not.toBe("");
  const answers = {
    "/": await request.get("/"),
    "/scenarios": await request.get("/scenarios"),
    "/nothing-here": await request.get("/nothing-here"),
    script: await request.get(script),
    "/s/": await request.get(`/s/${token}`),
    "/s/unknown": await request.get(`/s/${UNKNOWN_TOKEN}`),
    "/api/scenarios": await request.get("/api/scenarios"),
    "/api/shared": await request.get(`/api/shared/${token}`),
    "/api/nothing": await request.get("/api/nothing"),
    "/api/report": await request.post("/api/report", { data: { scenario: EXAMPLE } }),
    refused: await request.post("/api/plan", { data: {} }),
    forbidden: await request.post("/api/plan", { data: {}, headers: { origin: "https://evil.example" } }),
  };
  for (const [what, answer] of Object.entries(answers)) {
    const headers = answer.headers();
    const secret = ["/s/", "/s/unknown", "/api/shared"].includes(what);
    expect(headers, what).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": secret ? "no-referrer" : "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "x-request-id": expect.stringMatching(/^[\w-]{22}$/),
    });
    if (what !== "script") expect(headers["content-security-policy"], what).toContain("frame-ancestors 'none'");
    if (secret || what.startsWith("/api")) expect(headers["x-robots-tag"], what).toContain("noindex");
    expect(headers["x-powered-by"], what).toBeUndefined();
    expect(headers["strict-transport-security"], what).toBeUndefined();
  }
  const overTls = await request.get("/", { headers: { "x-forwarded-proto": "https" } });
  expect(overTls.headers()["strict-transport-security"]).toContain("max-age=");
});

test("a name can't add a header to the report's answer", async ({ request }) => {
  for (const name of [
    'a"; filename="evil.exe',
    "a%0d%0aX-Evil: 1",
    "../../etc/passwd",
    "\u2028X-Evil: 1",
    "é".repeat(120),
  ]) {
    const answer = await request.post("/api/report", { data: { scenario: { ...EXAMPLE, name } } });
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-disposition"]).toMatch(
      /^attachment; filename="[a-z0-9_-]+\.pdf"; filename\*=UTF-8''[\w%.-]+\.pdf$/,
    );
    expect(answer.headers()["x-evil"]).toBeUndefined();
  }
  const split = await request.post("/api/report", { data: { scenario: { ...EXAMPLE, name: "a\r\nX-Evil: 1" } } });
  expect(split.status()).toBe(400);
});

test("no path leads to a file of the server", async ({ baseURL }) => {
  const climbs = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..%c0%af", "%252e%252e%252f"];
  const roots = ["/", "/_next/static/", "/_next/", "/api/", "/api/scenarios/", "/s/", "/_next/image?url=/"];
  const targets = ["package.json", "etc/passwd", "prisma/schema.prisma", "data/plimsoll.db", ".env"];
  for (const root of roots)
    for (const climb of climbs)
      for (const target of targets) {
        const path = root + climb.repeat(6) + target;
        const { status, text } = await getRaw(baseURL ?? "", path);
        expect([308, 400, 404], path).toContain(status);
        expect(text, path).not.toMatch(/root:x:|"devDependencies"|datasource db|SQLite format/);
      }
});

test("what a name or a link holds is text on every page, never markup or a script", async ({ page, request }) => {
  const names = [
    `<img src=x onerror="window.ran=1">`,
    `</script><script>window.ran=1</script>`,
    `"><svg onload=window.ran=1>`,
    `{{constructor.constructor('window.ran=1')()}}`,
    `</title><style>*{display:none}</style>`,
  ];
  const paths = ["/scenarios"];
  for (const name of names) {
    const data = { scenario: { ...EXAMPLE, name } };
    const { id } = savedResponse.parse(await (await request.post("/api/scenarios", { data })).json());
    const { token } = linkResponse.parse(await (await request.post(`/api/scenarios/${id}/links`, { data: {} })).json());
    paths.push(`/scenarios/${id}`, `/s/${token}`);
  }
  await page.context().addCookies((await request.storageState()).cookies);
  for (const path of paths) {
    await page.goto(path);
    await expect(page.locator("main")).toBeVisible();
    expect(await page.evaluate(() => Reflect.has(window, "ran")), path).toBe(false);
    expect(await page.locator("img[src=x], svg[onload], main style").count(), path).toBe(0);
  }
  await page.goto("/scenarios");
  for (const name of names) await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
});
