import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findBrowser } from "./findBrowser.mjs";

/**
 * Pictures of every page at three widths in both themes, for people to look at: `npm run screens -- [ADDRESS] [FOLDER]`
 * against a server that is running.
 */
const [address = "http://localhost:3000", folder = "docs/screens"] = process.argv.slice(2);
const PAGES = [
  ["planner", "/"],
  ["evidence", "/evidence"],
  ["scenarios", "/scenarios"],
  ["not-found", "/nowhere"],
] as const;

const executablePath = await findBrowser();
if (executablePath === null) process.exit(1);
const browser = await chromium.launch({ executablePath });
mkdirSync(folder, { recursive: true });
for (const width of [390, 1280, 1920]) {
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.newPage({ viewport: { width, height: width === 390 ? 844 : 1000 }, colorScheme });
    for (const [name, path] of PAGES) {
      await page.goto(`${address}${path}`);
      await page.waitForLoadState("networkidle");
      // Someone is there: what the first load leaves out comes now.
      await page.mouse.move(1, 1);
      // The simulation's line is part of the picture once it has something to say.
      if (name === "planner") await page.getByText(/Simulated [\d,]+ requests/).waitFor();
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: width === 390 });
    }
    await page.close();
  }
}
await browser.close();
