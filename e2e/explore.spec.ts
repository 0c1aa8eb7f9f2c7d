import { expect, type Locator, type Page, test } from "@playwright/test";
import { PlannerPage } from "./pages/PlannerPage";

async function openExplore(page: Page): Promise<{ planner: PlannerPage; card: Locator }> {
  const planner = new PlannerPage(page);
  await planner.open();
  return { planner, card: await planner.explore() };
}

test("any one input is swept as a curve, and a point of it set and taken from the form again", async ({ page }) => {
  const { planner, card } = await openExplore(page);
  const readout = card.getByTestId("sweep-readout");
  await expect(readout).toHaveText(/^Arrival rate 100 req\/s: .+ms, \d+ % below the line$/);

  await card.getByLabel("Change", { exact: true }).selectOption({ label: "CPUs" });
  await card.getByLabel("from", { exact: true }).fill("2");
  await card.getByLabel("to", { exact: true }).fill("8");
  await card.getByLabel("to", { exact: true }).press("Enter");
  await expect(readout).toHaveText(/^CPUs 4: /);
  await expect(card.getByRole("progressbar")).toHaveCount(0);

  const slider = card.getByRole("slider");
  await slider.focus();
  await slider.press("End");
  await expect(readout).toHaveText(/^CPUs 8: /);
  await card.getByRole("button", { name: "Set CPUs 8" }).click();
  await expect(planner.factor("Hardware").getByLabel("CPUs", { exact: true })).toHaveValue("8");
  await planner.answered();
});

test("a range is read as people write it, and what the scenario does not allow is told", async ({ page }) => {
  const { card } = await openExplore(page);
  await card.getByLabel("Change", { exact: true }).selectOption({ label: "Process size" });
  await card.getByLabel("to", { exact: true }).fill("1 gb");
  await card.getByLabel("to", { exact: true }).press("Enter");
  await expect(card.getByLabel("to", { exact: true })).toHaveValue("1 GiB");
  await card.getByLabel("from", { exact: true }).fill("20 MiB");
  await card.getByLabel("from", { exact: true }).press("Enter");
  await expect(card).toContainText("This scenario does not allow that.");
});

test("two inputs make a map, read and set with the keyboard; its numbers are a table", async ({ page }) => {
  const { planner, card } = await openExplore(page);
  await card.getByLabel("Change", { exact: true }).selectOption({ label: "CPUs" });
  await card.getByLabel("and", { exact: true }).selectOption({ label: "Arrival rate" });
  const cell = card.getByRole("gridcell", { selected: true });
  await expect(cell).toHaveAccessibleName(/^Arrival rate 100 req\/s, CPUs 4: /);
  await expect(card.getByRole("progressbar")).toHaveCount(0, { timeout: 60_000 });
  await cell.focus();
  await page.keyboard.press("ArrowRight");
  await expect(card.getByTestId("sweep-readout")).toHaveText(/^CPUs [5-9], Arrival rate 100 req\/s: /);
  await page.keyboard.press("Enter");
  const cpus = planner.factor("Hardware").getByLabel("CPUs", { exact: true });
  await expect(cpus).not.toHaveValue("4");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(planner.factor("Traffic").getByLabel("Arrival rate", { exact: true })).not.toHaveValue("100");
  // Each pick was one step, whatever it set.
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(cpus).toHaveValue("4");
  await expect(page.getByTestId("undo-said")).toHaveText("Undone; 0 more to undo.");
  await card.getByText("The numbers").click();
  await expect(card.getByRole("columnheader", { name: "Arrival rate (rps)" })).toBeVisible();
});
