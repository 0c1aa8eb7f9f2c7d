import { expect, type Page, test } from "@playwright/test";
import { PlannerPage } from "./pages/PlannerPage";

async function openLive(page: Page) {
  await new PlannerPage(page).open();
  return page.getByRole("figure", { name: "Now, request by request" });
}

test("a newcomer watches requests pile up in one process, and the cure take effect", async ({ page }) => {
  const live = await openLive(page);
  await live.getByRole("button", { name: "A hoarding process" }).click();
  await expect(live.getByTestId("lesson")).toContainText("they can't help");
  await expect(live.getByTestId("live-time")).toHaveText(/ s · [1-9]\d* done/);
  await expect(live.getByTestId("outcome")).toHaveText(/Mean response over 60 s: .+ without the cure, .+ with it\./);

  await live.getByRole("checkbox", { name: /With the cure: a connection limit of 2/ }).check();
  await expect(live.getByTestId("lesson")).toContainText("the one listen queue");

  const opening = page.waitForEvent("popup");
  await live.getByRole("link", { name: "Open in the planner" }).click();
  const tab = await opening;
  await expect(tab.getByLabel("Name of the scenario")).toHaveValue("Cured: a connection limit");
  await expect(new PlannerPage(tab).verdict).toContainText("30 req/s");
});

test.describe("for someone who wishes for less motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("the picture stands still, with its counts, and goes on when told", async ({ page }) => {
    const live = await openLive(page);
    await live.getByRole("button", { name: "A slow client" }).click();
    await expect(live.getByRole("button", { name: "Play" })).toHaveCount(0);
    await expect(live.locator("dt", { hasText: "held by a slow client" })).toBeVisible();
    const time = await live.getByTestId("live-time").innerText();
    await live.getByRole("button", { name: "750 ms on" }).click();
    await expect(live.getByTestId("live-time")).not.toHaveText(time);
    await live.getByRole("button", { name: "From the start" }).click();
    await expect(live.getByTestId("live-time")).toHaveText(time);
  });
});
