import { expect, test } from "@playwright/test";
import { PlannerPage } from "./pages/PlannerPage";

test("what is in the planner is compared with another machine and a link, and the address carries it all", async ({
  page,
  context,
}) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await planner.fill(planner.factor("Traffic"), "Arrival rate", "60");
  await planner.answered();
  await page.getByRole("link", { name: "Compare" }).click();
  const mine = page.getByRole("article", { name: "A: Django shop, peak hour" });
  await expect(mine.getByTestId("compare-verdict")).toContainText("60 req/s");

  await page.getByLabel("Add", { exact: true }).selectOption({ label: "Cloud machine, 8 vCPUs" });
  const differences = page.getByRole("region", { name: "What differs", exact: true });
  await expect(differences.getByRole("row", { name: /^Hardware: CPUs 4 8$/ })).toBeVisible();
  await expect(differences.locator('td[data-differs="true"]').first()).toBeVisible();

  await page.getByLabel("or paste a link").fill("not a link to anything");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("This is no link to a scenario")).toBeVisible();
  await page.getByLabel("or paste a link").fill(page.url());
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("article")).toHaveCount(4);
  await page.getByRole("button", { name: /^Remove D/ }).click();

  const numbers = page.getByRole("region", { name: "What each would give", exact: true });
  await expect(numbers.getByRole("row", { name: /^The line / })).toBeVisible();
  await expect(page.getByRole("figure", { name: "How much load before each sinks" })).toBeVisible();

  const friend = await context.newPage();
  await friend.goto(page.url());
  await expect(friend.getByRole("article")).toHaveCount(3);
  await expect(friend.getByRole("article", { name: /^A: Django shop/ })).toContainText("60 req/s");
});

test("an address that holds no scenarios says so, and there is a way to begin", async ({ page }) => {
  await page.goto("/compare#1.damaged~1.more");
  await expect(page.getByRole("alert").filter({ hasText: "does not hold scenarios to compare" })).toBeVisible();
  await page.getByRole("button", { name: "Compare 2, 4 and 8 CPUs" }).click();
  await expect(page.getByRole("article")).toHaveCount(3);
  const curves = page.getByRole("figure", { name: "How much load before each sinks" });
  await expect(curves).toContainText("objective: 300 ms");
  await page.getByLabel("Add", { exact: true }).selectOption({ label: "A full backlog" });
  await expect(curves).toContainText("objective of A, B and C: 300 ms");
  await expect(curves).toContainText("objective of D: 1 s");
});
