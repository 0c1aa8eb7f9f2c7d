import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { AnalysisPanels } from "./pages/AnalysisPanels";
import { PlannerPage } from "./pages/PlannerPage";

test("advice says what a change buys, compares it, and does it with one click", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const panels = new AnalysisPanels(page);
  await panels.reach();
  const mix = panels.piece("recommended-mix");
  await expect(mix).toContainText(/p95 −\d+ %, line [\d.]+ req\/s → [\d.]+ req\/s/);
  await panels.finished(panels.advice);

  await mix.getByRole("button", { name: "Compare" }).click();
  await expect(mix.getByRole("row", { name: /^p95/ })).toContainText("ms");
  await mix.getByRole("button", { name: /^Why\?/ }).click();
  await expect(page.getByRole("dialog")).toContainText("change = p′ ÷ p − 1");
  await page.keyboard.press("Escape");

  const application = panels.factors.locator('[data-factor-panel="application"]');
  await expect(application).toContainText("A mean request computes");
  await expect(application).toContainText(/10 % more .*p95 [+−]/);

  const server = planner.factor("Server");
  const before = await server.getByLabel("Processes today", { exact: true }).inputValue();
  await mix.getByRole("button", { name: "Apply" }).click();
  await expect(server.getByLabel("Processes today", { exact: true })).not.toHaveValue(before);
  await expect(panels.piece("recommended-mix")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(server.getByLabel("Processes today", { exact: true })).toHaveValue(before);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});

test("ranges in, interval and probability out", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const panels = new AnalysisPanels(page);
  await panels.reach();
  await expect(panels.sensitivity).toContainText("Measure first", { timeout: 60_000 });
  const bar = panels.sensitivity.getByRole("button", { name: /^CPU speed 0\.8 ×/ });
  await bar.focus();
  await expect(panels.sensitivity.getByTestId("tornado-reading")).toContainText(/^CPU speed 0\.8 ×: \d+ ms/);

  await panels.sensitivity.getByRole("button", { name: /Assume the usual doubt/ }).click();
  const result = panels.sensitivity.getByTestId("range-result");
  await expect(result).toContainText(/All that was asked holds\s*(over 99|\d+) %/);
  await expect(result).toContainText(/ms to .* ms, middle/);
  const from = panels.sensitivity.getByLabel(/I\/O wait a request, Page, from/);
  await from.fill("45");
  await expect(panels.sensitivity).toContainText("It must contain the value itself, 40 ms.");
});

test("how many machines for ten times the traffic, and how long this one lasts", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await planner.choose(planner.factor("Application"), "Start from", { label: "JSON API" });
  await planner.answered();
  const panels = new AnalysisPanels(page);
  await panels.reach();
  await panels.scaling.getByRole("button", { name: "10×" }).click();
  await expect(panels.scaling).toContainText(/10 times the traffic: \d+ machines? of \d+ CPUs? costs? least/, {
    timeout: 60_000,
  });
  await panels.scaling.getByRole("button", { name: "one may be down" }).click();
  await expect(panels.scaling).toContainText("least:");

  await expect(panels.growth).toContainText("Without growth");
  await panels.growth.getByLabel("Growth", { exact: true }).fill("20");
  await expect(panels.growth).toContainText(/Growth passes the line in month \d+|already past/);
});

test("why: a number opens its formula with today's values, and the page behind it", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await page.getByRole("button", { name: "Why? Distance to it" }).click();
  const why = page.getByRole("dialog");
  await expect(why.getByTestId("formula")).toContainText("headroom = 1 − λ ÷ line");
  await expect(why.getByTestId("formula")).toContainText(/= 1 − 100 req\/s ÷ [\d.]+ req\/s/);
  await why.getByRole("link", { name: /The load line/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The load line and the recommendation" })).toBeVisible();
  await page.goto("/model/gil");
  const figure = page.getByRole("img", { name: /One process of 16 threads/ });
  expect(await figure.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

test("axe finds nothing in the panels and on the model's pages, in both themes", async ({ page }) => {
  test.slow();
  const planner = new PlannerPage(page);
  await planner.open();
  const panels = new AnalysisPanels(page);
  await panels.reach();
  await panels.finished(panels.advice);
  await page.getByRole("button", { name: "Why? The line" }).click();
  await expect(page.getByTestId("formula")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target.join(" "))])).toEqual([]);
  }
  await page.goto("/model/validation");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});
