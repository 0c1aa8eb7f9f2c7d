import { expect, test } from "@playwright/test";
import { EXAMPLE } from "@/lib/scenario/presets/example";

/** Width and height of a PNG: the first chunk's first two numbers (PNG specification, 11.2.1). */
function pngSize(png: Buffer): readonly [number, number] {
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test("a shared link unfurls with its verdict and a picture, until it is withdrawn", async ({
  request,
  playwright,
  baseURL,
}) => {
  const { id } = await (
    await request.post("/api/scenarios", { data: { scenario: { ...EXAMPLE, name: "Shop 会社" } } })
  ).json();
  const link = await (await request.post(`/api/scenarios/${id}/links`, { data: {} })).json();

  const crawler = await playwright.request.newContext({
    baseURL: String(baseURL),
    extraHTTPHeaders: { "x-forwarded-proto": "https" },
  });
  const page = await (await crawler.get(`/s/${link.token}`)).text();
  expect(page).toMatch(/<meta property="og:title" content="Shop 会社"/);
  expect(page).toMatch(/<meta property="og:description" content="Run \d+ processes/);
  expect(page).toContain('<meta name="robots" content="noindex');
  const address = /<meta property="og:image" content="([^"]+)"/.exec(page)?.[1] ?? "";
  expect(address).toMatch(/^https:\/\/localhost/);

  const picture = new URL(address).pathname;
  const image = await crawler.get(picture);
  expect(image.headers()["cache-control"]).toBe("private, max-age=300");
  expect(pngSize(await image.body())).toEqual([1200, 630]);

  await request.delete(`/api/scenarios/${id}/links/${link.id}`);
  expect((await crawler.get(picture)).status()).toBe(404);
  await crawler.dispose();
});
