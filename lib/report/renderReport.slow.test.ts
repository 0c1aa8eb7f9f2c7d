import { describe, expect, it } from "vitest";
import { runwayOf } from "@/lib/planning/growth/runway";
import { runwayWords } from "@/lib/planning/growth/runwayWords";
import { makePlan } from "@/lib/planning/makePlan";
import type { Plan } from "@/lib/planning/plan";
import { tornado } from "@/lib/planning/sensitivity/tornado";
import type { Scenario } from "@/lib/scenario/scenario";
import { readable } from "@/lib/units/formatQuantity";
import { assumptions } from "./assumptions";
import { budgetText } from "./budgetText";
import { comparisonColumns, comparisonRows } from "./comparison";
import { findingsToKnow } from "./findingsToKnow";
import { inputName } from "./inputText";
import { memoryParts, memoryTitle } from "./memoryParts";
import { MOST_ADVICE } from "./pdf/ReportAdvice";
import { MOST_BARS } from "./pdf/Tornado";
import { readPdf } from "./readPdf";
import { renderReport } from "./renderReport";
import { type ReportAnalyses, reportAnalyses } from "./reportAnalyses";
import { REPORT_CASES } from "./reportCases";
import type { ReportEvidence } from "./reportEvidence";
import { scenarioRows } from "./scenarioRows";
import { type SinceBaseline, sinceBaseline } from "./sinceBaseline";

const PRINTED_AT = new Date("2026-11-22T20:00:00Z");
const LINK = "https://plimsoll.example/s/abcdefghijklmnopqrstuvwxyz";
const TIMEOUT = 120_000;
const NO_ANALYSES: ReportAnalyses = { advice: null, sensitivity: null };
const EVIDENCE: ReportEvidence = {
  server: "Gunicorn, threads",
  version: "23.0.0",
  points: [
    {
      id: "t1",
      mix: "1 × 4",
      cpus: 1,
      measured: { meanMs: 100, p95Ms: 200 },
      predicted: { analytic: { meanMs: 90, p95Ms: 190 }, replayed: null },
      unstable: false,
    },
    {
      id: "t2",
      mix: "4 × 4",
      cpus: 2,
      measured: { meanMs: 640, p95Ms: 3100 },
      predicted: { analytic: { meanMs: 800, p95Ms: 3720 }, replayed: null },
      unstable: true,
    },
  ],
};

/** Lines break where there is room, so text is compared without its white space. */
function dense(text: string): string {
  return text.replace(/\s+/g, "");
}

/** The analyses of dozens of classes take minutes; their words are the same after a few steps. */
function forSteps(most: number): () => boolean {
  let steps = 0;
  return () => ++steps < most;
}

/** Every text of the screen that a report of this plan must hold. */
function expectedTexts(
  scenario: Scenario,
  plan: Plan,
  { advice: adviceStep, sensitivity }: ReportAnalyses,
  since: SinceBaseline | null,
): string[] {
  const { prediction } = plan.recommendation ?? plan.today;
  const { performance, memory } = prediction;
  const advice = adviceStep?.advice ?? [];
  return [
    scenario.name,
    plan.sentence,
    ...plan.command.split("\n"),
    ...findingsToKnow(plan).flatMap(({ message, remedy }) => [message, remedy]),
    ...(plan.recommendation?.reasons.flatMap(({ title, detail }) => [title, detail]) ?? []),
    ...(plan.recommendation?.alternatives.map(({ tradeOff }) => tradeOff) ?? []),
    // A row as it is drawn: its name, then each mix's figure.
    ...comparisonRows(scenario).map(
      (row) =>
        row.label +
        comparisonColumns(plan)
          .map(({ evaluated }) => row.of(evaluated))
          .join(""),
    ),
    ...prediction.budgets.map(budgetText),
    memoryTitle(memory),
    ...memoryParts(memory).map(({ name, valueMiB }) => `${name} ${readable(valueMiB, "MiB")}`),
    ...(performance?.objectives.map(({ valueMs }) => readable(valueMs, "ms")) ?? []),
    ...(performance?.classes.map(({ name, server }) => `${name}${readable(server.meanMs, "ms")}`) ?? []),
    ...scenarioRows(scenario).flatMap(({ title, rows }) => [title, ...rows.map((row) => row.label + row.value)]),
    ...advice.slice(0, MOST_ADVICE).map(({ title, gain }) => title + gain),
    ...(advice.length === 0 ? ["No change is worth it"] : []),
    ...(sensitivity === null ? [] : tornado(sensitivity.sensitivities, sensitivity.base, "objective", MOST_BARS)).map(
      (bar) => inputName(bar),
    ),
    ...(performance === null ? [] : [runwayWords(runwayOf(scenario, plan.today))]),
    ...(since?.changes ?? []).map(({ label, before, after }) => label + (before ?? "—") + (after ?? "removed")),
    ...(since?.moved ?? []).map(({ label, before, after }) => label + before + after),
    "1 × 4, 1200 ms190 ms−5.0 %",
    "4 × 4, 23.1 s3.72 s≈ +20.0 %",
    ...assumptions(scenario, plan).map(({ title, detail }) => title + detail),
  ];
}

describe.each(Object.entries(REPORT_CASES))("the report of %s", (_name, scenario) => {
  it(
    "holds all that the screen says, on whole pages that nothing leaves",
    async () => {
      const plan = makePlan(scenario);
      const analyses = reportAnalyses(scenario, plan, { advice: forSteps(6), sensitivity: forSteps(16) });
      const { example } = REPORT_CASES;
      const since = scenario === example ? null : sinceBaseline(example, scenario, plan);
      const { pages, fonts, images } = readPdf(
        await renderReport({ scenario, plan, link: LINK, printedAt: PRINTED_AT, evidence: EVIDENCE, analyses, since }),
      );
      // What its font lacks is printed as boxes.
      const text = dense(pages.map((page) => page.text).join("\n"));
      for (const expected of expectedTexts(scenario, plan, analyses, since))
        expect(text).toContain(dense(expected).replace("会社", "□□"));
      expect(text).not.toMatch(/NaN|Infinity|undefined|null|\[object/);

      pages.forEach((page, index) => {
        expect(page.text).toContain(`page ${index + 1} of ${pages.length}`);
        // Head and foot alone are fewer than forty words.
        expect(page.words.length).toBeGreaterThan(50);
        for (const word of page.words) {
          expect(word.left, word.text).toBeGreaterThanOrEqual(40);
          expect(word.right, word.text).toBeLessThanOrEqual(page.width - 40);
          expect(word.top, word.text).toBeGreaterThanOrEqual(20);
          expect(word.bottom, word.text).toBeLessThanOrEqual(page.height - 20);
        }
      });
      for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
      expect(images).toEqual([]);
    },
    TIMEOUT,
  );
});

describe("a report", () => {
  const scenario = REPORT_CASES.example;

  it(
    "says what it is, and opens the scenario again by a link however long",
    async () => {
      const link = `https://plimsoll.example/#${"x".repeat(16_000)}`;
      const pdf = await renderReport({
        scenario,
        plan: makePlan(scenario),
        link,
        printedAt: PRINTED_AT,
        evidence: EVIDENCE,
        analyses: NO_ANALYSES,
        since: null,
      });
      const { info, pages } = readPdf(pdf);
      expect(info.get("Title")).toBe("Django shop, peak hour: capacity report");
      expect(info.get("Author")).toBe("Plimsoll");
      expect(info.get("Keywords")).toContain("WSGI");
      expect(info.get("Page size")).toBe("595.28 x 841.89 pts (A4)");
      const raw = Buffer.from(pdf).toString("latin1");
      expect(raw).toContain(`/URI (${link})`);
      expect(raw).toContain("/Outlines");
      expect(pages[0]?.text).toContain("Open this scenario");
      expect(pages[0]?.text).not.toContain("xxxx");
    },
    TIMEOUT,
  );

  it(
    "prints a box for what its font lacks, and the name in full in the document's properties",
    async () => {
      const { closed } = REPORT_CASES;
      const pdf = await renderReport({
        scenario: closed,
        plan: makePlan(closed),
        link: null,
        printedAt: PRINTED_AT,
        evidence: EVIDENCE,
        analyses: NO_ANALYSES,
        since: null,
      });
      const { info, pages } = readPdf(pdf);
      expect(pages[0]?.text).toContain("Forty clerks, ← □□ →");
      expect(info.get("Title")).toBe("Forty clerks, ← 会社 →: capacity report");
    },
    TIMEOUT,
  );

  it(
    "fits Letter as well",
    async () => {
      const pdf = await renderReport({
        scenario,
        plan: makePlan(scenario),
        link: null,
        printedAt: PRINTED_AT,
        evidence: EVIDENCE,
        analyses: NO_ANALYSES,
        since: null,
        paper: "LETTER",
      });
      const { info, pages } = readPdf(pdf);
      expect(info.get("Page size")).toBe("612 x 792 pts (letter)");
      for (const page of pages)
        for (const word of page.words) expect(word.bottom, word.text).toBeLessThanOrEqual(page.height - 20);
    },
    TIMEOUT,
  );
});
