import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import { milliseconds, PlannerPage } from "./pages/PlannerPage";

const caseSchema = z.object({
  id: z.string(),
  realised: z.object({ rate_rps: z.number() }),
  measured: z.object({ mean_ms: z.number() }),
  repeated: z.object({ mean_ms: z.number() }),
});

/** A real measurement: mod_wsgi daemon mode, 2 processes × 8 threads, mixed workload, 2 CPUs. */
function case16() {
  const cases = z
    .array(z.looseObject({ id: z.string() }))
    .parse(JSON.parse(readFileSync("lib/validation/data/cases.json", "utf8")));
  return caseSchema.parse(cases.find((one) => one.id.startsWith("t16")));
}

test("someone enters a measured server by hand, believes the answer, keeps it, shares it, prints it", async ({
  page,
  browser,
}) => {
  const measured = case16();
  const planner = new PlannerPage(page);
  await planner.open();

  await test.step("enters the five factors, the traffic and the name", async () => {
    await page.getByLabel("Name of the scenario").fill("Case t16, mod_wsgi daemon");
    const hardware = planner.factor("Hardware");
    await planner.fill(hardware, "CPUs", "2");
    await planner.fill(hardware, "Memory", "24 GB");
    const network = planner.factor("Network");
    await network.getByRole("button", { name: "Remove 3G" }).click();
    await network.getByRole("button", { name: "Remove 4G" }).click();
    const client = await planner.entry("Fibre");
    await planner.fill(client, "Round trip", "0.1 ms");
    await planner.fill(client, "Download", "10 Gbps");
    const server = planner.factor("Server");
    await planner.choose(server, "Server", "mod_wsgi-daemon");
    await planner.fill(server, "Processes today", "2");
    await planner.fill(server, "Threads today", "8");
    await planner.choose(server, "Front end", "none");
    await planner.more(server);
    await planner.fill(server, "Listen backlog", "2048");
    const application = planner.factor("Application");
    await application.getByRole("button", { name: "Remove Search" }).click();
    const request = await planner.entry("Page");
    await planner.fill(request, "CPU a request", "8ms");
    await planner.choose(request, "CPU varies", { label: "lognormal, long tail" });
    await planner.fill(request, "CPU variability", "1");
    await planner.fill(request, "I/O wait a request", "40 ms");
    await planner.fill(request, "I/O variability", "1");
    await planner.fill(request, "Waits", "3");
    await planner.more(request);
    await planner.fill(request, "Response", "1000 B");
    await application.getByRole("button", { name: "Remove Backend: PostgreSQL" }).click();
    await planner.fill(planner.factor("Traffic"), "Arrival rate", `${measured.realised.rate_rps} rps`);
    await expect(page.getByRole("alert").filter({ hasText: "mending" })).toHaveCount(0);
    await planner.answered();
  });

  const mean = await test.step("reads a mean within 25 % of the measured one", async () => {
    const text = await planner.cell("Today", "Mean response").innerText();
    const truth = (measured.measured.mean_ms + measured.repeated.mean_ms) / 2;
    expect(Math.abs(milliseconds(text) - truth) / truth).toBeLessThan(0.25);
    return text;
  });
  const verdict = await planner.verdict.innerText();

  await test.step("saves, and a reload brings it back", async () => {
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByTestId("saved-status")).toHaveText("Saved · version 1");
    await page.reload();
    await planner.answered();
    await expect(planner.cell("Today", "Mean response")).toHaveText(mean);
    await expect(planner.verdict).toHaveText(verdict);
  });

  const link = await test.step("makes a link", async () => {
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("button", { name: "Make a link" }).click();
    return page.getByLabel("The link").inputValue();
  });

  await test.step("a colleague opens it in another browser, reads the same, makes it theirs", async () => {
    const context = await browser.newContext();
    const colleague = new PlannerPage(await context.newPage());
    await colleague.page.goto(link);
    await expect(colleague.verdict).toHaveText(verdict);
    await expect(colleague.cell("Today", "Mean response")).toHaveText(mean);
    await expect(colleague.page.getByRole("button", { name: "Save" })).toHaveCount(0);
    await colleague.page.getByRole("button", { name: "Make it mine" }).click();
    await expect(colleague.page).toHaveURL(/\/scenarios\//);
    await colleague.answered();
    await expect(colleague.page.getByLabel("Name of the scenario")).toHaveValue("Case t16, mod_wsgi daemon");
    await context.close();
  });

  await test.step("withdraws the link, and it opens nothing any more", async () => {
    await page.getByRole("button", { name: "Withdraw" }).click();
    await expect(page.getByText("The link is withdrawn")).toBeVisible();
    const context = await browser.newContext();
    const stranger = await context.newPage();
    const response = await stranger.goto(link);
    expect(response?.status()).toBe(404);
    await expect(stranger.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await context.close();
    await page.keyboard.press("Escape");
  });

  await test.step("the PDF says what the screen says", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "PDF" }).click();
    const file = await (await download).path();
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
    expect(text).toContain("Case t16, mod_wsgi daemon");
    expect(text).toContain(verdict);
    for (const cell of await page.locator("[data-column]").allInnerTexts()) expect(text).toContain(cell);
    expect(text).toContain((await planner.command.innerText()).split("\n")[0]);
  });
});
