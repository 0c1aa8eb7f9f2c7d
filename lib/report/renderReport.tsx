import { renderToBuffer } from "@react-pdf/renderer";
import type { Plan } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { registerFonts, textGlyphs } from "./pdf/fonts";
import { ReportDocument } from "./pdf/ReportDocument";
import type { Paper } from "./pdf/theme";
import { printable } from "./printable";
import type { ReportAnalyses } from "./reportAnalyses";
import type { ReportEvidence } from "./reportEvidence";
import type { SinceBaseline } from "./sinceBaseline";

export interface ReportInput {
  readonly scenario: Scenario;
  readonly plan: Plan;
  /** Opens the scenario again; null where it has no address. */
  readonly link: string | null;
  readonly printedAt: Date;
  /** Measurements of this kind of server; null where there are none. */
  readonly evidence: ReportEvidence | null;
  readonly analyses: ReportAnalyses;
  /** Another scenario that this one is held against; null where there is none. */
  readonly since: SinceBaseline | null;
  readonly paper?: Paper;
}

/** A plan as a PDF: vector pictures, selectable text, bookmarks, page numbers; its figures are the screen's. */
export async function renderReport(input: ReportInput): Promise<Uint8Array> {
  registerFonts();
  const { scenario, plan, analyses, since, link, printedAt, evidence, paper = "A4" } = input;
  const shown = printable({ scenario, plan, analyses, since }, await textGlyphs());
  return renderToBuffer(
    <ReportDocument
      {...shown}
      title={scenario.name}
      link={link}
      printedAt={printedAt}
      evidence={evidence}
      paper={paper}
    />,
  );
}
