import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { EXAMPLE } from "@/lib/scenario/presets/example";

function textOf(pdf: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), "report-")), "report.pdf");
  writeFileSync(file, pdf);
  return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
}

test("a report is asked for over HTTP and comes back as a PDF with its name", async ({ request }) => {
  const link = "https://plimsoll.example/s/abc";
  const name = 'Łódź "checkout"\u2028; peak';
  const response = await request.post("/api/report", { data: { scenario: { ...EXAMPLE, name }, link } });
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toBe("application/pdf");
  expect(response.headers()["cache-control"]).toBe("no-store");
  expect(response.headers()["content-disposition"]).toBe(
    "attachment; filename=\"_odz-checkout-peak.pdf\"; filename*=UTF-8''%C5%82odz-checkout-peak.pdf",
  );
  const pdf = await response.body();
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const text = textOf(pdf);
  expect(text).toContain(link);
  expect(text).toMatch(/page 1 of \d/);
  expect(pdf.toString("latin1")).toContain(`/URI (${link})`);
});

test("a report is printed on the paper that is asked for", async ({ request }) => {
  const response = await request.post("/api/report", { data: { scenario: EXAMPLE, paper: "LETTER" } });
  expect((await response.body()).toString("latin1")).toContain("/MediaBox [0 0 612 792]");
});

for (const [what, data] of [
  ["a scenario that breaks the schema", { scenario: { ...EXAMPLE, hardware: { ...EXAMPLE.hardware, cpus: -1 } } }],
  ["no scenario", {}],
  ["a link that is a script", { scenario: EXAMPLE, link: "javascript:alert(1)" }],
  ["a link that is too long", { scenario: EXAMPLE, link: `https://plimsoll.example/#${"x".repeat(40_000)}` }],
  ["paper that does not exist", { scenario: EXAMPLE, paper: "A0" }],
  ["a field that does not exist", { scenario: EXAMPLE, owner: "someone" }],
] as const)
  test(`a report of ${what} is refused with a typed error`, async ({ request }) => {
    const response = await request.post("/api/report", { data });
    expect(response.status()).toBe(400);
    const { error } = await response.json();
    expect(error.code).toBe("invalid-input");
    expect(error.issues.length).toBeGreaterThan(0);
  });
