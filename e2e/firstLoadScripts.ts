import type { Page } from "@playwright/test";

/**
 * Bytes of script, as transferred, that a page brings while nobody touches it: chunks, workers and whatever is loaded
 * later by itself. What waits until it is near the screen or somebody is there is not part of it.
 */
export async function firstLoadScripts(page: Page, address: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.context().on("requestfinished", (request) => {
    if (new URL(request.url()).pathname.endsWith(".js"))
      sizes.push(request.sizes().then(({ responseBodySize }) => Math.max(0, responseBodySize)));
  });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
