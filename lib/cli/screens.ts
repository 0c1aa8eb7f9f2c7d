import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";

/**
 * Pictures of every page at three widths in both themes, for people to look at: `npm run screens -- [ADDRESS] [FOLDER]`
 * against a server that is running.
 */
const [address = "http://localhost:3000", folder = "docs/screens"] = process.argv.slice(2);
const { PLIMSOLL_CHROMIUM: executablePath } = process.env;
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ["--no-sandbox", "--disable-background-networking"],
});
mkdirSync(folder, { recursive: true });

for (const width of [390, 1280, 1920]) {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.newPage({ viewport: { width, height: width === 390 ? 844 : 1000 }, colorScheme });
    for (const [name, path] of [
      ["planner", "/"],
      ["scenarios", "/scenarios"],
      ["not-found", "/nowhere"],
    ] as const) {
      await page.goto(`${address}${path}`);
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: width === 390 });
    }
    await page.close();
  }
}
await browser.close();
