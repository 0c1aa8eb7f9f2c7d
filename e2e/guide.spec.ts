import { expect, test } from "@playwright/test";
import { PlannerPage } from "./pages/PlannerPage";

test("a newcomer is invited, answers five questions by keyboard, and lands on a verdict of their own", async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const invitation = page.getByRole("region", { name: "Invitation" });
  await invitation.getByRole("button", { name: "Start" }).press("Enter");
  const guide = page.getByRole("dialog", { name: "A first answer in five questions" });
  const answer = guide.getByTestId("guide-answer");

  await test.step("an application, and a server that they can't name", async () => {
    await expect(guide.getByRole("heading", { name: "What do you run?" })).toBeFocused();
    await guide.getByRole("radio", { name: "JSON API" }).press("Space");
    await guide.getByRole("group", { name: "The server" }).getByRole("radio", { name: "I don't know" }).press("Space");
    await expect(guide.getByTestId("guide-server")).toContainText("Taken as Gunicorn with threads");
    await page.keyboard.press("Enter");
  });

  await test.step("a machine, set exactly", async () => {
    await guide.getByRole("radio", { name: "Cloud machine, 8 vCPUs" }).press("Space");
    await guide.getByLabel("CPUs", { exact: true }).fill("6");
    await page.keyboard.press("Enter");
  });

  await test.step("sizes and times not known: typical ones stay, and it says so", async () => {
    await guide.getByRole("radio", { name: "I don't know" }).press("Space");
    await expect(guide.getByTestId("guide-size")).toContainText("typical of the kind of application");
    await page.keyboard.press("Enter");
    await guide.getByRole("radio", { name: /About 60 ms/ }).press("Space");
    await guide.getByRole("radio", { name: /Most of it/ }).press("Space");
    await page.keyboard.press("Enter");
  });

  await test.step("the answer follows at once; the end is the verdict", async () => {
    await guide.getByRole("radio", { name: /Some 100 a second/ }).press("Space");
    await expect(answer).toContainText("100 req/s");
    await page.keyboard.press("Enter");
    await expect(guide).toHaveCount(0);
    await expect(page.getByRole("main")).toBeFocused();
    await expect(planner.verdict).toContainText("100 req/s");
    await expect(planner.factor("Hardware").getByLabel("CPUs", { exact: true })).toHaveValue("6");
  });

  await test.step("it invites no more, and the header still has it", async () => {
    await page.reload();
    await planner.answered();
    await expect(invitation).toBeHidden();
    await page.getByRole("button", { name: "Guide" }).click();
    await expect(guide).toBeVisible();
  });
});

test("on a phone the guide fits, and an invitation declined does not come back", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const planner = new PlannerPage(page);
  await planner.open();
  await page.getByRole("region", { name: "Invitation" }).getByRole("button", { name: "Start" }).click();
  const guide = page.getByRole("dialog");
  await guide.getByText("Upload service").click();
  await expect(guide.getByRole("button", { name: "Next" })).toBeInViewport();
  await guide.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await planner.answered();
  await expect(page.getByRole("region", { name: "Invitation" })).toBeHidden();
});
