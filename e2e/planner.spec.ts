import { expect, test } from "@playwright/test";
import { PlannerPage } from "./pages/PlannerPage";

test("an example is there and answered before anyone types, also without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByTestId("verdict")).toHaveText(/^Run \d+ process/);
  await expect(page.getByTestId("command")).toHaveText(/gunicorn/);
  // What to run, why, and what happens at twice the load: without scrolling.
  await expect(page.getByTestId("command")).toBeInViewport();
  await expect(page.getByTestId("twice")).toBeInViewport();
  await context.close();
});

test("every change answers without a button", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const before = await planner.verdict.innerText();
  await planner.fill(planner.factor("Traffic"), "Arrival rate", "20");
  await expect(planner.verdict).not.toHaveText(before);
  await expect(planner.verdict).toContainText("20 req/s");
});

test("quantities are read as people write them", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const hardware = planner.factor("Hardware");
  await planner.fill(hardware, "Memory", "2 gb");
  await hardware.getByLabel("Memory", { exact: true }).blur();
  await expect(hardware.getByLabel("Memory", { exact: true })).toHaveValue("2");
  await expect(hardware).toContainText("2 GiB decide how many processes fit");
});

test("a fault is told at its field, the last good answer stays, and mending it goes on", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const hardware = planner.factor("Hardware");
  const cpus = hardware.getByLabel("CPUs", { exact: true });
  const verdict = await planner.verdict.innerText();

  await cpus.fill("0");
  await expect(hardware).toContainText("Enter a whole number from 1 to 512 CPUs.");
  await expect(cpus).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("alert").filter({ hasText: "needs mending" })).toBeVisible();
  await expect(planner.verdict).toHaveText(verdict);

  await cpus.fill("many");
  await expect(hardware).toContainText("Enter a number, like 4.");

  await cpus.fill("8");
  await expect(cpus).toHaveAttribute("aria-invalid", "false");
  await expect(page.getByRole("alert").filter({ hasText: "needs mending" })).toHaveCount(0);
});

test("what can't be is said, with the nearest thing that would work", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const findings = page.getByRole("list", { name: "What to know" });

  await test.step("Windows and a server that must fork", async () => {
    await planner.choose(planner.factor("Host"), "Operating system", "windows");
    await expect(
      findings.locator('[data-finding="server-not-on-this-os"], [data-finding="os-cannot-fork"]').first(),
    ).toBeVisible();
    await expect(planner.verdict).not.toHaveText(/NaN|undefined|Infinity/);
    await planner.choose(planner.factor("Host"), "Operating system", "linux");
  });

  await test.step("an ASGI framework", async () => {
    const application = planner.factor("Application");
    await planner.more(application);
    await planner.choose(application, "Interface", "asgi");
    await expect(findings.locator('[data-finding="asgi-framework"]')).toBeVisible();
    await planner.choose(application, "Interface", "wsgi");
  });

  await test.step("overload", async () => {
    await planner.fill(planner.factor("Traffic"), "Arrival rate", "5000");
    await planner.answered();
    await expect(findings.locator('[data-finding="overload"]')).toBeVisible();
    await expect(planner.cell("Today", "Refused")).not.toHaveText("0 %");
  });
});

test("the mix map is read and tried with the keyboard alone", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await page.locator('[role="gridcell"][tabindex="0"]').focus();
  const readout = page.getByTestId("map-readout");
  const before = await readout.innerText();
  await page.keyboard.press("ArrowUp");
  await expect(readout).not.toHaveText(before);
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-column="Tried"]').first()).toBeVisible();
});

test("the unsaved scenario lives in the address: a reload keeps it, a nonsense address says so", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await planner.fill(planner.factor("Traffic"), "Arrival rate", "77");
  await expect(page).toHaveURL(/#1\./);
  await page.reload();
  await planner.answered();
  await expect(planner.factor("Traffic").getByLabel("Arrival rate", { exact: true })).toHaveValue("77");

  await page.goto("about:blank");
  await page.goto("/#1.nonsense");
  await expect(page.getByRole("alert").filter({ hasText: "The address does not hold a scenario" })).toBeVisible();
});

test("a part that does not come is told, and trying again brings back what was entered", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await planner.fill(planner.factor("Traffic"), "Arrival rate", "77");
  await expect(page).toHaveURL(/#1\./);
  // All else, the page that tells it among them, has come by now: what the next click loads does not.
  await page.waitForLoadState("networkidle");
  await page.route("**/*.js", (route) => route.abort());
  await page.getByRole("button", { name: "Guide" }).click();
  await expect(page.getByRole("heading", { name: "Something failed inside Plimsoll" })).toBeVisible();
  await page.unroute("**/*.js");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(planner.factor("Traffic").getByLabel("Arrival rate", { exact: true })).toHaveValue("77");
  await expect(planner.verdict).toContainText("77 req/s");
});

test("export and import are inverse, and a broken file is told what is wrong with it", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await planner.fill(planner.factor("Traffic"), "Arrival rate", "88");
  await planner.answered();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export the scenario (JSON)" }).click();
  const file = await (await download).path();

  await page.goto("about:blank");
  await planner.open();
  await page.locator('input[type="file"]').setInputFiles({
    name: "mine.json",
    mimeType: "application/json",
    buffer: await import("node:fs").then((fs) => fs.readFileSync(file)),
  });
  await expect(planner.factor("Traffic").getByLabel("Arrival rate", { exact: true })).toHaveValue("88");

  await page.locator('input[type="file"]').setInputFiles({
    name: "deep.json",
    mimeType: "application/json",
    buffer: Buffer.from("[".repeat(1000) + "]".repeat(1000)),
  });
  await expect(page.getByText("nested more than")).toBeVisible();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "huge.json", mimeType: "application/json", buffer: Buffer.alloc(5_000_000, 32) });
  await expect(page.getByText("far more than a scenario needs")).toBeVisible();
  await expect(planner.factor("Traffic").getByLabel("Arrival rate", { exact: true })).toHaveValue("88");
});

test("a simulation of the mix on the screen stands beside the answer, and obeys", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const simulation = page.getByRole("region", { name: "Simulation" });
  await expect(simulation).toContainText(/Simulated [\d,]+ requests: 95th percentile/);
  await expect(simulation).toContainText("Seed 42");

  await simulation.getByRole("button", { name: "Stop" }).click();
  await expect(simulation).toHaveAttribute("data-state", "stopped");
  await simulation.getByRole("button", { name: "Again" }).click();
  await expect(simulation).toHaveAttribute("data-state", "running");

  // A change asks a new question: what was simulated before is gone at once.
  await planner.fill(planner.factor("Traffic"), "Arrival rate", "30");
  await expect(simulation).toContainText(/follows each request|Simulated/);
  await expect(planner.verdict).toContainText("30 req/s");
});

test("a removed backend is let go by the requests that named it", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await page.getByRole("button", { name: "Remove Backend: PostgreSQL" }).click();
  await planner.answered();
  await expect(page.getByRole("alert").filter({ hasText: "mending" })).toHaveCount(0);
});

test("the server is watched at work: played, paused, stepped, started again", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const live = page.getByRole("figure", { name: "Now, request by request" });
  const time = live.getByTestId("live-time");
  await expect(time).toHaveText(/^0 ms · 0 done/);
  await live.getByRole("button", { name: "One event" }).click();
  await live.getByRole("button", { name: "×1", exact: true }).click();
  await live.getByRole("button", { name: "Play" }).click();
  await expect(time).toHaveText(/ s · [\d,]+ done/);
  await live.getByRole("button", { name: "Pause" }).click();
  await live.getByRole("button", { name: "From the start" }).click();
  await expect(time).toHaveText(/^0 ms · 0 done/);
});

test("two cells of a spreadsheet are no number, and a mistyped text is told once", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const hardware = planner.factor("Hardware");
  await planner.fill(hardware, "CPUs", "0");
  await planner.fill(hardware, "CPUs", "4\t8");
  const notice = page.getByRole("alert").filter({ hasText: "mending" });
  await expect(notice).toContainText("One input needs mending");
  await expect(notice).toContainText(/enter a number, like 4\./i);
});
