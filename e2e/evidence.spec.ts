import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

test("the evidence is shown, case by case and server by server", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "See the evidence" }).click();
  await expect(page.getByRole("heading", { name: "Evidence", level: 1 })).toBeVisible();
  const table = page.getByRole("region", { name: "Errors by server" });
  await expect(table.getByRole("row", { name: /All measured servers/ })).toContainText("%");
  await expect(table).toContainText("Waitress");

  const plot = page.getByRole("figure", { name: /Predicted against measured/ });
  await plot.getByRole("button", { name: "replayed" }).click();
  await plot.getByRole("button", { name: "p95" }).click();
  await expect(page.getByRole("heading", { name: "Predicted against measured, 95th percentile" })).toBeVisible();
  await plot.locator("summary").click();
  await expect(plot.getByRole("cell", { name: /^t01-gunicorn-sync/ })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
