import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { PlannerPage } from "./pages/PlannerPage";

async function findings(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map((node) => node.target.join(" ")) }));
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });
    // Axe reads every cell and label several times over; on a busy machine that takes its time.
    test.slow();

    test("on the planner", async ({ page }) => {
      await new PlannerPage(page).open();
      expect(await findings(page)).toEqual([]);
    });

    test("on the planner with every input unfolded and one at fault", async ({ page }) => {
      const planner = new PlannerPage(page);
      await planner.open();
      const folded = page.getByRole("form").locator("details:not([open]) > summary");
      for (let left = await folded.count(); left > 0; left = await folded.count()) await folded.first().click();
      await planner.fill(planner.factor("Hardware"), "CPUs", "0");
      await expect(page.getByRole("alert").filter({ hasText: "needs mending" })).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test("on a picture's numbers", async ({ page }) => {
      await new PlannerPage(page).open();
      for (const title of ["Where the time goes", "Budgets", "How much load before it sinks"])
        await page.getByRole("figure", { name: title }).locator("summary", { hasText: "The numbers" }).click();
      expect(await findings(page)).toEqual([]);
    });

    test("on the guide, an example to watch, a sweep of two inputs, and a comparison", async ({ page }) => {
      const planner = new PlannerPage(page);
      await planner.open();
      const live = page.getByRole("figure", { name: "Now, request by request" });
      await live.getByRole("button", { name: "A full backlog" }).click();
      await live.getByRole("button", { name: "Pause" }).click();
      const sweep = await planner.explore();
      await sweep.getByLabel("and", { exact: true }).selectOption({ label: "CPUs" });
      await expect(sweep.getByRole("gridcell", { selected: true })).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.getByRole("button", { name: "Guide" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.goto("/compare");
      await page.getByRole("button", { name: "Compare 2, 4 and 8 CPUs" }).click();
      await expect(page.getByRole("figure", { name: "How much load before each sinks" })).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test("on the share dialog, the shared page, the list and a page that is not there", async ({ page }) => {
      await new PlannerPage(page).open();
      await page.getByRole("button", { name: "Share", exact: true }).click();
      await page.getByRole("button", { name: "Make a link" }).click();
      const link = await page.getByLabel("The link").inputValue();
      expect(await findings(page)).toEqual([]);
      for (const path of [link, "/scenarios", `${new URL(page.url()).pathname}/versions`, "/move", "/nowhere"]) {
        await page.goto(path);
        expect(await findings(page)).toEqual([]);
      }
    });
  });
}

test.describe("in colours that the reader has chosen", () => {
  test.use({ contextOptions: { forcedColors: "active" } });

  test("what a colour tells stays told: what holds and what fails, what is used and what is free", async ({ page }) => {
    const planner = new PlannerPage(page);
    await planner.open();
    const colorOf = (part: Locator) => part.evaluate((element) => getComputedStyle(element).backgroundColor);
    const bar = page.getByRole("figure", { name: "Budgets" }).locator("li .swatch").first();
    expect(await colorOf(bar.locator(".swatch").first())).not.toBe(await colorOf(bar));
    const sweep = await planner.explore();
    await sweep.getByLabel("and", { exact: true }).selectOption({ label: "CPUs" });
    const holding = sweep.locator('[data-state="holds"]').first();
    const failing = sweep.locator('[data-state="fails"]').first();
    await expect(failing).toBeVisible();
    expect(await colorOf(holding)).not.toBe(await colorOf(failing));
  });
});

for (const width of [390, 1280, 1920]) {
  test(`nothing runs off the side at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const planner = new PlannerPage(page);
    await planner.open();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}
