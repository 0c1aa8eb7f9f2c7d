import { expect, type Locator, type Page } from "@playwright/test";

/** What stands below the pictures: advice, the five factors, sensitivity, scaling and growth. */
export class AnalysisPanels {
  readonly advice: Locator;
  readonly factors: Locator;
  readonly sensitivity: Locator;
  readonly scaling: Locator;
  readonly growth: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.advice = page.getByTestId("advice");
    this.factors = page.getByTestId("factors");
    this.sensitivity = page.getByRole("figure", { name: /Measure first|hangs on/ });
    this.scaling = page.getByRole("figure", { name: /times the traffic/ });
    this.growth = page.getByRole("figure", { name: /line|runway/ }).filter({ hasText: "growing" });
  }

  /** Scrolls to where they are, which is when they come. */
  async reach(): Promise<void> {
    await this.page.keyboard.press("End");
    await expect(this.advice).toBeAttached();
    await this.advice.scrollIntoViewIfNeeded();
  }

  piece(id: string): Locator {
    return this.advice.locator(`[data-advice="${id}"]`);
  }

  /** Waits until a panel's analysis has come to its end. */
  async finished(panel: Locator): Promise<void> {
    await expect(panel.locator("[aria-busy]").first()).toHaveAttribute("aria-busy", "false", { timeout: 60_000 });
  }
}
