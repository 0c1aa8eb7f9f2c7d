import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { firstLoadScripts } from "./firstLoadScripts";
import { PlannerPage } from "./pages/PlannerPage";

/** gzipped */
const FIRST_LOAD_BYTES = 250_000;

test("the first load brings less than 250 KB of script", async ({ page }) => {
  const bytes = await firstLoadScripts(page, "/");
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
});

test("what was done is undone and done again, a gesture at a time", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const rate = planner.factor("Traffic").getByLabel("Arrival rate", { exact: true });
  const undo = page.getByRole("button", { name: "Undo" });
  await expect(undo).toBeDisabled();

  await rate.fill("");
  await rate.pressSequentially("150");
  await planner.choose(planner.factor("Host"), "Operating system", "freebsd");
  await expect(planner.verdict).toContainText("150 req/s");

  await page.keyboard.press("Control+z");
  await expect(planner.factor("Host").getByLabel("Operating system", { exact: true })).toHaveValue("linux");
  await page.keyboard.press("Control+z");
  await expect(rate).toHaveValue("100");
  await expect(planner.verdict).toContainText("100 req/s");
  await expect(page.getByTestId("undo-said")).toHaveText("Undone; 0 more to undo.");
  await expect(undo).toBeDisabled();

  await page.keyboard.press("Control+Shift+z");
  await expect(rate).toHaveValue("150");
  await undo.click();
  await expect(rate).toHaveValue("100");
});

test("a pinned baseline stays beside what comes after it, in every picture", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await page.getByRole("button", { name: "Pin as baseline" }).click();
  const comparison = page.getByRole("region", { name: "Before and after" });
  await expect(comparison).toContainText("the same");
  await planner.fill(planner.factor("Traffic"), "Arrival rate", "200");
  await planner.answered();
  await expect(comparison).toContainText("100 req/s → 200 req/s");
  await expect(comparison).toContainText("+100 req/s (+100 %)");
  await expect(page.getByTestId("curve-before")).toBeAttached();
  await expect(page.getByRole("figure", { name: "Every mix" })).toContainText("Dashed: where they held before");
  await expect(page.getByRole("figure", { name: "Where the time goes" })).toContainText(/before [\d.]+ ms/);
  await expect(page.getByRole("figure", { name: "Budgets" })).toContainText("was ");
  await expect(page.getByRole("figure", { name: "Memory" })).toContainText("Before: ");
  await page.getByRole("button", { name: "Unpin" }).click();
  await expect(comparison).toHaveCount(0);
});

test("the operating point is dragged along the curve, and moved with the keys", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const point = page.getByRole("slider", { name: "Arrival rate, on the load curve" });
  const rate = planner.factor("Traffic").getByLabel("Arrival rate", { exact: true });
  await point.focus();
  await page.keyboard.press("ArrowRight");
  await expect(rate).not.toHaveValue("100");
  await page.keyboard.press("Control+z");
  await expect(rate).toHaveValue("100");

  await point.scrollIntoViewIfNeeded();
  const box = await point.locator("circle").first().boundingBox();
  if (box === null) throw new Error("The point has no place.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step++) await page.mouse.move(x + 8 * step, y - 3 * step);
  await page.mouse.up();
  const there = Number(await rate.inputValue());
  expect(there).toBeGreaterThan(120);
  await expect(planner.verdict).toContainText(`${there} req/s`);
  await expect(point).toHaveAttribute("aria-valuetext", new RegExp(`^${there} req/s, p95 [\\d.]+ (ms|s)$`));
  // The whole drag was one gesture.
  await page.keyboard.press("Control+z");
  await expect(rate).toHaveValue("100");
});

test("users who wait for their answers are moved along the curve as well", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const traffic = planner.factor("Traffic");
  await traffic.getByRole("combobox").first().selectOption("closed");
  const users = traffic.getByLabel("Users", { exact: true });
  const before = await users.inputValue();
  await expect(page.getByTestId("twice")).toContainText("With twice the users, ");

  const point = page.getByRole("slider", { name: "Users, on the load curve" });
  await point.focus();
  await page.keyboard.press("PageUp");
  await expect(users).not.toHaveValue(before);
  await page.keyboard.press("Control+z");
  await expect(users).toHaveValue(before);
  await planner.answered();

  await point.scrollIntoViewIfNeeded();
  const box = await point.locator("circle").first().boundingBox();
  if (box === null) throw new Error("The point has no place.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step++) await page.mouse.move(x + 6 * step, y - 2 * step);
  await page.mouse.up();
  const there = Number(await users.inputValue());
  expect(there).toBeGreaterThan(Number(before));
  await expect(planner.verdict).toContainText(`${there} users`);
  await expect(point).toHaveAttribute("aria-valuetext", new RegExp(`^${there} users, p95 `));
});

test("measurements are laid over the curve, and a line that can't be read is named", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const figure = page.getByRole("figure", { name: "How much load before it sinks" });
  await figure.getByText("Lay measurements over it").click();
  await figure.getByRole("textbox").fill("rate, p50, p95\n50, 42, 180\nfast, 1, 2\n100, 55ms, 0.24 s");
  await figure.getByRole("button", { name: "Show" }).click();
  await expect(figure.getByTestId("measured-points").locator("path")).toHaveCount(4);
  await expect(figure).toContainText('Line 3: "fast" is no rate.');
  await page.reload();
  await planner.answered();
  await figure.getByText("2 measured rates").click();
  await figure.getByRole("button", { name: "Take them away" }).click();
  await expect(figure.getByTestId("measured-points").locator("path")).toHaveCount(0);
});

test("the map shows the distance to the line and what a million requests cost", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const figure = page.getByRole("figure", { name: "Every mix" });
  await figure.getByRole("button", { name: "cost" }).click();
  await expect(figure).toContainText("Enter what a machine costs an hour");
  const hardware = planner.factor("Hardware");
  await planner.more(hardware);
  await planner.fill(hardware, "Cost of a machine", "0.20");
  await expect(page.getByTestId("map-readout")).toHaveText(/[\d.]+ a million requests/);
  await figure.getByRole("button", { name: "headroom" }).click();
  await expect(page.getByTestId("map-readout")).toHaveText(/\d+ % below, holds the objectives/);
});

test("what is out of sight follows the answer: at once when it is printed, else a moment later", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const throughput = planner.cell("Recommended", "Throughput");
  await planner.fill(planner.factor("Traffic"), "Arrival rate", "60");
  await expect(planner.main).toHaveAttribute("aria-busy", "false");
  const behind = await page.evaluate(async () => {
    window.dispatchEvent(new Event("beforeprint"));
    await Promise.resolve();
    return document.querySelectorAll('main [aria-busy="true"][data-while-seen]').length;
  });
  expect(behind).toBe(0);
  await expect(throughput).toHaveText("60 req/s");

  await planner.fill(planner.factor("Traffic"), "Arrival rate", "70");
  await planner.answered();
  await expect(throughput).toHaveText("70 req/s");
});

test("a slider beside a number changes it in one step", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const cpus = planner.factor("Hardware").getByLabel("CPUs", { exact: true });
  await page.getByRole("slider", { name: "CPUs, slider" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(cpus).toHaveValue("5");
  await planner.answered();
  await page.keyboard.press("Control+z");
  await expect(cpus).toHaveValue("4");
});

test("a chart is taken along as an image: pixels for a document, vectors for a drawing", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy as an image: How much load before it sinks" }).click();
  await expect(page.getByRole("button", { name: "How much load before it sinks: copied" })).toBeVisible();
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  expect(types).toContain("image/png");

  for (const title of ["How much load before it sinks", "Budgets"]) {
    const figure = page.getByRole("figure", { name: title });
    await figure.locator("summary", { hasText: "The numbers" }).click();
    const png = page.waitForEvent("download");
    await figure.getByRole("button", { name: "Download as PNG" }).click();
    const bytes = readFileSync(await (await png).path());
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    // More than a blank sheet.
    expect(bytes.length).toBeGreaterThan(8000);
    const svg = page.waitForEvent("download");
    await figure.getByRole("button", { name: "Download as SVG" }).click();
    const text = readFileSync(await (await svg).path(), "utf8");
    expect(text).toContain(title);
    expect(text).not.toContain("var(--");
  }
});

test("the keys are on a sheet, and the reasons open their formulas", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await page.getByRole("main").focus();
  await page.keyboard.press("Shift+?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("undoes the last step");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  const why = page.getByRole("list", { name: "Why", exact: true });
  await why.getByText("The formula, with today's numbers").nth(1).click();
  await expect(why.getByRole("listitem").nth(1)).toContainText("req/s");
  await expect(why).not.toContainText("nothing behind it");

  const behind = page.getByRole("dialog");
  await page.getByRole("button", { name: "Why? The verdict" }).click();
  await expect(behind).toContainText("p95 at the server");
  await expect(behind).toContainText("headroom = 1 − λ ÷ line");
  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: /^Why\? .* is next best$/ })
    .first()
    .click();
  await expect(behind).toContainText("change = line′ ÷ line − 1");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Why? Memory: threads" }).click();
  await expect(behind).toContainText("R₂ = P × (T − 1) × t");
});
