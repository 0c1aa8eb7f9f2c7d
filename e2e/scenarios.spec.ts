import { expect, test } from "@playwright/test";
import { scenarioResponse } from "@/lib/scenario/apiSchema";
import { EXAMPLE } from "@/lib/scenario/presets/example";
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
  await expect(page.getByTestId("saved-status")).toContainText("changed since saved");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByTestId("saved-status")).toHaveText("Saved · version 2");

  await page.getByRole("link", { name: "Scenarios" }).click();
  const entries = page.getByRole("main").getByRole("listitem");
  await expect(entries).toHaveCount(1);
  await expect(entries.first()).toContainText("33 req/s");

  await page.getByRole("button", { name: "Rename Checkout" }).click();
  await page.getByLabel("New name").fill("Checkout, peak");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Checkout, peak", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Duplicate Checkout, peak" }).click();
  await expect(entries).toHaveCount(2);

  await page.getByRole("button", { name: "Delete Checkout, peak" }).last().click();
  await expect(entries).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(entries).toHaveCount(2);

  await entries.last().getByRole("link").first().click();
  await planner.answered();
  await expect(planner.factor("Traffic").getByLabel("Arrival rate", { exact: true })).toHaveValue("33");
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
  const question = page.getByRole("dialog", { name: "Someone saved this scenario in the meantime" });
  await expect(question.getByRole("region", { name: "What they changed" })).toContainText("50 req/s");
  await expect(question.getByRole("region", { name: "What saving yours over it would change" })).toContainText(
    "60 req/s",
  );
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("saved-status")).toContainText("changed since saved");

  await page.getByRole("button", { name: "Save" }).click();
  await question.getByRole("button", { name: "Keep mine as a copy" }).click();
  await expect(page.getByTestId("saved-status")).toHaveText("Saved · version 1");
  await expect(page.getByLabel("Name of the scenario")).toHaveValue(/\(my copy\)$/);

  await second.fill(second.factor("Traffic"), "Arrival rate", "70");
  await second.page.getByRole("button", { name: "Save" }).click();
  await expect(second.page.getByTestId("saved-status")).toHaveText("Saved · version 3");
});

test("every save is a version: two are compared, an old one is brought back", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByTestId("saved-status")).toHaveText("Saved · version 1");
  await planner.fill(planner.factor("Traffic"), "Arrival rate", "250");
  await planner.answered();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "version 2" }).click();

  const versions = page.getByRole("main").locator("ol > li");
  await expect(versions.first()).toContainText("arrival rate 100 → 250 req/s");
  await page.getByRole("button", { name: "Compare version 1 with 2" }).click();
  const comparison = page.getByRole("region", { name: "Version 1 compared with version 2" });
  await expect(comparison.getByRole("region", { name: "What was changed" })).toContainText("250 req/s");
  await expect(comparison.getByRole("region", { name: "What that did" })).toContainText("distance to the line");

  await page.getByRole("button", { name: "Bring back version 1" }).click();
  await expect(versions).toHaveCount(3);
  await page.getByRole("link", { name: "Open the scenario" }).click();
  await planner.answered();
  await expect(planner.factor("Traffic").getByLabel("Arrival rate", { exact: true })).toHaveValue("100");
});

test("a library is searched, tagged, put away, and moved to another browser", async ({ page, browser }) => {
  for (const name of ["Checkout", "Search pages", "Reports"])
    await page.request.post("/api/scenarios", { data: { scenario: { ...EXAMPLE, name } } });
  await page.goto("/scenarios");
  const names = page.getByRole("main").locator("ul > li a.font-semibold");
  await expect(names).toHaveText(["Reports", "Search pages", "Checkout"]);

  await page.getByLabel("Order").selectOption({ label: "name, A to Z" });
  await expect(names).toHaveText(["Checkout", "Reports", "Search pages"]);
  await page.getByLabel("Search names, servers and tags").fill("search pages");
  await expect(names).toHaveText(["Search pages"]);
  await page.getByLabel("Search names, servers and tags").fill("");
  await expect(names).toHaveCount(3);

  await page.getByLabel("Choose Checkout").check();
  await page.getByLabel("Choose Reports").check();
  await page.getByLabel("Tag", { exact: true }).fill("Peak");
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await page.getByRole("group", { name: "Tag" }).getByRole("button", { name: "peak 2" }).click();
  await expect(names).toHaveText(["Checkout", "Reports"]);

  await page.getByRole("button", { name: "Archive", exact: true }).first().click();
  await expect(page.getByText("Nothing here matches")).toBeVisible();
  await page.getByRole("button", { name: "Archive 2" }).click();
  await expect(names).toHaveCount(2);

  await page.getByRole("button", { name: "Move to another browser" }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByLabel("The link").inputValue();
  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await other.getByRole("button", { name: "Move them here" }).click();
  await expect(other.getByRole("main").locator("ul > li a.font-semibold")).toHaveText(["Search pages"]);
  await other.goto(link);
  await other.getByRole("button", { name: "Move them here" }).click();
  await expect(other.getByRole("alert").filter({ hasText: "This link moves nothing" })).toBeVisible();
  await other.context().close();
});

test("an edit link lets someone else save, and the owner sees who did", async ({ page, browser }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "edit", exact: true }).click();
  await page.getByLabel("How long it lives").selectOption({ label: "for a week" });
  await page.getByLabel("For whom (optional)").fill("Ada");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("The link").inputValue();
  await expect(page.getByRole("dialog").getByRole("listitem")).toContainText("edit · Ada");

  const ada = new PlannerPage(await (await browser.newContext()).newPage());
  await ada.open(link);
  await ada.fill(ada.factor("Traffic"), "Arrival rate", "140");
  await ada.page.getByRole("button", { name: "Save" }).click();
  await expect(ada.page.getByTestId("saved-status")).toHaveText("Saved · version 2, through an edit link");
  await ada.page.context().close();

  await page.goto(`${new URL(page.url()).pathname}/versions`);
  await expect(page.getByRole("main").locator("ol > li").first()).toContainText("saved through an edit link");
});

test("a scenario that an older model answered says which numbers read otherwise now", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByTestId("saved-status")).toHaveText("Saved · version 1");
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
