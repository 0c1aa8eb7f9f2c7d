import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { PlannerPage } from "./pages/PlannerPage";

async function findings(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map((node) => node.target.join(" ")) }));
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing on any page", async ({ page, context }) => {
      const planner = new PlannerPage(page);
      await planner.open();
      expect(await findings(page)).toEqual([]);

      for (const details of await page.locator("details:not([open]) > summary").all())
        if (await details.isVisible()) await details.click();
      expect(await findings(page)).toEqual([]);

      await page.getByRole("button", { name: "Share" }).click();
      await page.getByRole("button", { name: "Make a link" }).click();
      const link = await page.getByLabel("The link").inputValue();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press("Escape");

      await planner.factor("Hardware").getByLabel("CPUs", { exact: true }).fill("0");
      await expect(page.getByRole("alert").filter({ hasText: "needs mending" })).toBeVisible();
      expect(await findings(page)).toEqual([]);

      await page.goto("/scenarios");
      expect(await findings(page)).toEqual([]);

      const shared = await context.newPage();
      await shared.goto(link);
      expect(await findings(shared)).toEqual([]);

      await page.goto("/nowhere");
      expect(await findings(page)).toEqual([]);
    });
  });
}

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
