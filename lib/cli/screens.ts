import { mkdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { PlannerPage } from "@/e2e/pages/PlannerPage";
import { startProductionServer } from "@/e2e/productionServer";
import { findBrowser } from "./findBrowser.mjs";
import { build } from "./prepare.mjs";

/**
 * Pictures of every page at three widths in both themes, for people to look at: `npm run screens -- [ADDRESS] [FOLDER]`.
 * Without an address it builds, and serves a database of its own.
 */
const [given, folder = "docs/screens"] = process.argv.slice(2);

interface Picture {
  readonly name: string;
  readonly path: string;
  /** What is done on the page before it is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

async function answered(page: Page): Promise<void> {
  await page.locator('main[aria-busy="false"]').waitFor();
  // Someone is there: what the first load leaves out comes now.
  await page.mouse.move(1, 1);
  await page.mouse.move(2, 2);
}

/** The simulation's line is part of the picture once it has something to say. */
async function simulated(page: Page): Promise<void> {
  await answered(page);
  await page.getByText(/Simulated [\d,]+ requests/).waitFor();
}

async function guide(page: Page): Promise<void> {
  await answered(page);
  await page.getByRole("button", { name: "Guide" }).click();
  await page.getByRole("radio", { name: "JSON API" }).check();
  await answered(page);
}

async function live(page: Page): Promise<void> {
  await answered(page);
  const card = page.getByRole("figure", { name: "Now, request by request" });
  await card.waitFor();
  await card.getByRole("button", { name: "A convoy" }).click();
  await card.getByText(/^3\.[6-9]\d* s/).waitFor();
  await card.getByRole("button", { name: "Pause" }).click();
  await card.getByText(/without the cure/).waitFor();
  await card.scrollIntoViewIfNeeded();
}

async function explore(page: Page): Promise<void> {
  await answered(page);
  const card = await new PlannerPage(page).explore();
  await card.getByLabel("Change", { exact: true }).selectOption({ label: "CPUs" });
  await card.getByLabel("and", { exact: true }).selectOption({ label: "Arrival rate" });
  await card.getByRole("gridcell", { selected: true }).waitFor();
  await card.getByRole("progressbar").waitFor({ state: "detached" });
  await card.scrollIntoViewIfNeeded();
}

/** A part that is loaded later, and does not come. */
async function broken(page: Page): Promise<void> {
  await simulated(page);
  await page.waitForLoadState("networkidle");
  await page.route("**/*.js", (route) => route.abort());
  await page.getByRole("button", { name: "Guide" }).click();
  await page.getByRole("heading", { name: "Something failed inside Plimsoll" }).waitFor();
  await page.unroute("**/*.js");
}

async function compare(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Compare 2, 4 and 8 CPUs" }).click();
  await page.getByRole("figure", { name: "How much load before each sinks" }).locator("svg").first().waitFor();
}

/** Saves the example under this browser's cookie, and gives the path of a link to it. */
async function shared(page: Page, address: string): Promise<string> {
  await page.goto(address);
  await answered(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/\/scenarios\//);
  const id = page.url().split("/").at(-1);
  const link = await page.request.post(`${address}/api/scenarios/${id}/links`, {
    data: {},
    headers: { origin: address },
  });
  const { token }: { token: string } = await link.json();
  return `/s/${token}`;
}

async function take(page: Page, name: string): Promise<void> {
  const shot = await page.screenshot();
  // A palette keeps a picture of a page at a fifth of its size, and the repository small.
  await sharp(shot)
    .png({ palette: true, colours: 64, effort: 10 })
    .toFile(path.join(folder, `${name}.png`));
}

async function takeAll(address: string, executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
  mkdirSync(folder, { recursive: true });
  try {
    for (const width of [390, 1280, 1920]) {
      for (const colorScheme of ["light", "dark"] as const) {
        const viewport = { width, height: width === 390 ? 844 : width === 1280 ? 900 : 1080 };
        const context = await browser.newContext({ viewport, colorScheme });
        const page = await context.newPage();
        const link = await shared(page, address);
        const pictures: readonly Picture[] = [
          { name: "planner", path: "/", act: simulated },
          { name: "guide", path: "/", act: guide },
          { name: "live", path: "/", act: live },
          { name: "explore", path: "/", act: explore },
          { name: "compare", path: "/compare", act: compare },
          { name: "scenarios", path: "/scenarios" },
          { name: "shared", path: link },
          { name: "evidence", path: "/evidence" },
          { name: "not-found", path: "/s/withdrawn" },
          { name: "error", path: "/", act: broken },
        ];
        for (const { name, path: at, act } of pictures) {
          await page.goto("about:blank");
          await page.goto(`${address}${at}`);
          await act?.(page);
          await page.waitForLoadState("networkidle");
          await take(page, `${name}-${width}-${colorScheme}`);
        }
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
}

const executablePath = await findBrowser();
if (executablePath === null) process.exit(1);
if (given !== undefined) await takeAll(given, executablePath);
else {
  await build();
  const temporary = await mkdtemp(path.join(tmpdir(), "plimsoll-screens-"));
  const server = await startProductionServer(`file:${path.join(temporary, "screens.db")}`);
  try {
    await takeAll(server.url, executablePath);
  } finally {
    await server.end("SIGTERM");
    await rm(temporary, { recursive: true, force: true });
  }
}
