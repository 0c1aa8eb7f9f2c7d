import { expect, test } from "@playwright/test";
import { scenarioResponse } from "@/lib/scenario/apiSchema";
import { PlannerPage } from "./pages/PlannerPage";

test("scenarios are kept: listed, renamed, duplicated, deleted and brought back", async ({ page }) => {
  const planner = new PlannerPage(page);
  await page.goto("/scenarios");
  await expect(page.getByText("Nothing is saved here yet")).toBeVisible();

  await planner.open();
  await page.getByLabel("Name of the scenario").fill("Checkout");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByTestId("saved-status")).toHaveText("Saved · version 1");
  await planner.fill(planner.factor("Traffic"), "Arrival rate", "33");
  await expect(page.getByTestId("saved-status")).toHaveText("changed since saved");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByTestId("saved-status")).toHaveText("Saved · version 2");

  await page.getByRole("link", { name: "Scenarios" }).click();
  const entries = page.getByRole("main").getByRole("listitem");
  await expect(entries).toHaveCount(1);
  await expect(entries.first()).toContainText("33 req/s");

  await page.getByRole("button", { name: "Rename Checkout" }).click();
  await page.getByLabel("New name").fill("Checkout, peak");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Checkout, peak" })).toBeVisible();

  await page.getByRole("button", { name: "Duplicate Checkout, peak" }).click();
  await expect(entries).toHaveCount(2);

  await page.getByRole("button", { name: "Delete Checkout, peak" }).last().click();
  await expect(entries).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(entries).toHaveCount(2);

  await entries.last().getByRole("link").click();
  await planner.answered();
  await expect(planner.factor("Traffic").getByLabel("Arrival rate")).toHaveValue("33");
});

test("two tabs never overwrite each other silently", async ({ page, context }) => {
  const first = new PlannerPage(page);
  await first.open();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByTestId("saved-status")).toHaveText("Saved · version 1");

  const second = new PlannerPage(await context.newPage());
  await second.open(new URL(page.url()).pathname);
  await second.fill(second.factor("Traffic"), "Arrival rate", "50");
  await second.page.getByRole("button", { name: "Save" }).click();
  await expect(second.page.getByTestId("saved-status")).toHaveText("Saved · version 2");

  await first.fill(first.factor("Traffic"), "Arrival rate", "60");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("saved elsewhere")).toBeVisible();
  await expect(page.getByTestId("saved-status")).toHaveText("changed since saved");
});

test("a scenario that an older model answered says which numbers read otherwise now", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByTestId("saved-status")).toHaveText("Saved · revision 1");
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const saved = scenarioResponse.parse(await (await page.request.get(`/api/scenarios/${id}`)).json());
  // What the planner sent along is what the server keeps, and under the same model there is nothing to say.
  expect(saved.result).toMatchObject({ seed: 42, today: { processes: 2, threads: 4 } });
  await page.reload();
  await planner.answered();
  await expect(page.getByTestId("model-notice")).toHaveCount(0);

  const { result, scenario } = saved;
  const older = result && { ...result, modelVersion: "0.0.1", today: { ...result.today, memoryMiB: 1 } };
  const data = { scenario: { ...scenario, name: "Long ago" }, revision: 1, result: older };
  expect((await page.request.put(`/api/scenarios/${id}`, { data })).ok()).toBe(true);
  await page.reload();
  await page.getByText("Saved under model 0.0.1").click();
  await expect(page.getByTestId("model-notice")).toContainText("today's mix: memory: 1 MiB →");
});
