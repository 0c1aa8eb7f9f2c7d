import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { firstLoadScripts } from "@/e2e/firstLoadScripts";
import { startProductionServer } from "@/e2e/productionServer";
import { findBrowser } from "./findBrowser.mjs";
import { build, generateClient, installPackages } from "./prepare.mjs";

/**
 * npm run bench:browser -- [ADDRESS]: how the planner feels, on the production build in a real browser, each figure
 * beside its aim. Without an address it builds and serves by itself.
 */
const CHANGES = 50;
/** Changes that are left alone until what is out of sight has followed too; simulations begin later. */
const LONE_CHANGES = 10;
const FOLLOWED_MS = 500;
const DRAG_STEPS = 120;
const SIMULATION_MS = 4000;

function print(name: string, figure: string, aim: string): void {
  process.stdout.write(`${name.padEnd(58)} ${figure.padStart(12)}   aim ${aim}\n`);
}

/** The value below which this share of them lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Types a rate into the form and waits until its answer is painted; ms from the keystroke. */
async function changeMs(page: Page, rate: number): Promise<number> {
  return page.evaluate(async (text) => {
    const label = [...document.querySelectorAll("label")].find((one) => one.textContent === "Arrival rate");
    const field = label?.htmlFor === undefined ? null : document.getElementById(label.htmlFor);
    const main = document.querySelector("main");
    if (!(field instanceof HTMLInputElement) || main === null) throw new Error("The planner has no arrival rate.");
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    const before = performance.now();
    const painted = new Promise<number>((done) => {
      let asked = false;
      const observer = new MutationObserver(() => {
        asked ||= main.getAttribute("aria-busy") === "true";
        if (!asked || main.getAttribute("aria-busy") !== "false") return;
        observer.disconnect();
        // A frame's callback runs before its paint; the message that it sends runs after.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - before);
          port2.postMessage(null);
        });
      });
      observer.observe(main, { attributes: true, attributeFilter: ["aria-busy"] });
    });
    set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return painted;
  }, String(rate));
}

/** Reads the CPU time that the page's main thread has used: other programs on the machine do not lengthen it. */
async function mainThreadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
}

/** Drags the operating point to and fro; frames a second, and the longest time between two. */
async function dragFrames(page: Page): Promise<{ readonly perSecond: number; readonly longestMs: number }> {
  const point = page.getByRole("slider", { name: "Arrival rate, on the load curve" });
  await point.scrollIntoViewIfNeeded();
  const box = await point.locator("circle").first().boundingBox();
  if (box === null) throw new Error("The operating point has no place.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { benchFrames: frames });
    // A method: a function with a name of its own would need a helper of the compiler's, which the page does not have.
    const counter = {
      count(now: number) {
        frames.push(now);
        requestAnimationFrame(counter.count);
      },
    };
    requestAnimationFrame(counter.count);
  });
  for (let step = 0; step < DRAG_STEPS; step++)
    await page.mouse.move(x + 60 * Math.sin((step * 2 * Math.PI) / DRAG_STEPS), y);
  await page.mouse.up();
  const frames = await page.evaluate(() => {
    const found: unknown = Reflect.get(window, "benchFrames");
    return Array.isArray(found) ? found.map(Number) : [];
  });
  const gaps = frames.slice(1).map((now, index) => now - (frames[index] ?? now));
  const whole = (frames.at(-1) ?? 0) - (frames[0] ?? 0);
  return { perSecond: (1000 * gaps.length) / whole, longestMs: Math.max(...gaps) };
}

/** The longest task on the main thread while a simulation runs behind. */
async function longestTaskMs(page: Page): Promise<number> {
  await page.locator('[aria-label="Simulation"][data-state="running"]').waitFor();
  return page.evaluate(
    (ms) =>
      new Promise<number>((done) => {
        let longest = 0;
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        }).observe({ type: "longtask" });
        setTimeout(() => done(longest), ms);
      }),
    SIMULATION_MS,
  );
}

async function measure(address: string, executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath });
  const first = await browser.newPage();
  const bytes = await firstLoadScripts(first, address);
  await first.close();
  print("first load of / : script, gzipped", `${(bytes / 1000).toFixed(0)} KB`, "under 250 KB");

  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  await page.locator('main[aria-busy="false"]').waitFor();
  await page.mouse.move(1, 1);
  await page.locator('[aria-label="Simulation"]').waitFor({ state: "attached" });
  for (let warm = 0; warm < 5; warm++) await changeMs(page, 40 + warm);
  const times: number[] = [];
  const clock = await mainThreadClock(page);
  const cpuBefore = await clock();
  for (let change = 0; change < CHANGES; change++) times.push(await changeMs(page, 60 + change * 2));
  const cpuMs = (await clock()) - cpuBefore;
  print("a keystroke to its painted answer, median", `${quantile(times, 0.5).toFixed(0)} ms`, "");
  print(`the same, 95th percentile of ${CHANGES}`, `${quantile(times, 0.95).toFixed(0)} ms`, "under 50 ms");
  print("CPU time of the main thread for each of them", `${(cpuMs / CHANGES).toFixed(1)} ms`, "15 ms");
  const loneBefore = await clock();
  for (let change = 0; change < LONE_CHANGES; change++) {
    await changeMs(page, 61 + change * 2);
    await page.waitForTimeout(FOLLOWED_MS);
  }
  const loneMs = (await clock()) - loneBefore;
  print("the same, with all that follows out of sight", `${(loneMs / LONE_CHANGES).toFixed(1)} ms`, "");

  const { perSecond, longestMs } = await dragFrames(page);
  print("frames a second while the operating point is dragged", perSecond.toFixed(0), "50 or more");
  print("longest time between two of them", `${longestMs.toFixed(0)} ms`, "");
  print(
    "longest task on the main thread while a simulation runs",
    `${(await longestTaskMs(page)).toFixed(0)} ms`,
    "under 100 ms (0: none over 50 ms)",
  );
  await browser.close();
}

const executablePath = await findBrowser();
if (executablePath === null) process.exit(1);
const [given] = process.argv.slice(2);
if (given !== undefined) await measure(given, executablePath);
else {
  await installPackages();
  await generateClient();
  await build();
  const folder = await mkdtemp(path.join(tmpdir(), "plimsoll-bench-"));
  const server = await startProductionServer(`file:${path.join(folder, "bench.db")}`);
  await measure(server.url, executablePath).finally(async () => {
    await server.end("SIGTERM");
    await rm(folder, { recursive: true, force: true });
  });
}
