import { expect, type Locator, type Page } from "@playwright/test";

/** The planner as a user sees it: inputs by their labels, results by their names. */
export class PlannerPage {
  readonly page: Page;
  readonly verdict: Locator;
  readonly command: Locator;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.verdict = page.getByTestId("verdict");
    this.command = page.getByTestId("command");
    this.main = page.getByRole("main");
  }

  async open(path = "/"): Promise<void> {
    await this.page.goto(path);
    await this.answered();
    // Someone is there: what the first load leaves out comes now.
    await this.page.mouse.move(1, 1);
  }

  factor(title: string): Locator {
    return this.page.locator("details[data-factor]").filter({ has: this.page.getByRole("heading", { name: title }) });
  }

  /** One entry of a list in the form, such as a class of request, opened to be edited. */
  async entry(name: string): Promise<Locator> {
    const entry = this.page.getByRole("group", { name, exact: true }).and(this.page.locator("fieldset"));
    const details = entry.locator("details").first();
    if ((await details.getAttribute("open")) === null) await details.locator("summary").first().click();
    return entry;
  }

  /** Opens the "More" of a part of the form, when it is closed. */
  async more(part: Locator, label = "More"): Promise<void> {
    const details = part.locator("details", { has: this.page.locator("summary", { hasText: label }) }).last();
    if ((await details.getAttribute("open")) === null) await details.locator("summary").first().click();
  }

  async fill(part: Locator, label: string, text: string): Promise<void> {
    await part.getByLabel(label, { exact: true }).fill(text);
  }

  async choose(part: Locator, label: string, option: string | { label: string }): Promise<void> {
    await part.getByLabel(label, { exact: true }).selectOption(option);
  }

  /** What the table of mixes says, e.g. cell("Today", "Mean response"). */
  cell(column: string, row: string): Locator {
    return this.page.locator(`[data-column="${column}"][data-row="${row}"]`);
  }

  /** The card that sweeps inputs. Scrolls down as a reader does: what lies below comes when one is near it. */
  async explore(): Promise<Locator> {
    const card = this.page.getByRole("figure", { name: /^What if/ });
    await expect(async () => {
      await this.page.mouse.wheel(0, 600);
      await expect(card).toBeVisible({ timeout: 500 });
    }).toPass();
    return card;
  }

  /** Waits until what is shown answers what is entered, also what is out of sight. */
  async answered(): Promise<void> {
    await expect(this.main).toHaveAttribute("aria-busy", "false");
    await expect(this.page.locator('[data-while-seen][aria-busy="true"]')).toHaveCount(0);
  }
}

/** "78.5 ms" → 78.5, "1.2 s" → 1200. */
export function milliseconds(text: string): number {
  const match = /^([\d.,]+) (ms|s)$/.exec(text.trim());
  if (match === null) throw new Error(`"${text}" is no duration.`);
  return Number((match[1] ?? "").replaceAll(",", "")) * (match[2] === "s" ? 1000 : 1);
}
