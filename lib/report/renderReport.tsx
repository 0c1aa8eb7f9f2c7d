import { renderToBuffer } from "@react-pdf/renderer";
import type { Plan } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { registerFonts, textGlyphs } from "./pdf/fonts";
import { ReportDocument } from "./pdf/ReportDocument";
import type { Paper } from "./pdf/theme";
import { printable } from "./printable";
import type { ReportEvidence } from "./reportEvidence";

export interface ReportInput {
  readonly scenario: Scenario;
  readonly plan: Plan;
  /** Opens the scenario again; null where it has no address. */
  readonly link: string | null;
  readonly printedAt: Date;
  /** Measurements of this kind of server; null where there are none. */
  readonly evidence: ReportEvidence | null;
  readonly paper?: Paper;
}

/** A plan as a PDF: vector pictures, selectable text, bookmarks, page numbers; its figures are the screen's. */
export async function renderReport(input: ReportInput): Promise<Uint8Array> {
  registerFonts();
  const { scenario, plan, link, printedAt, evidence, paper = "A4" } = input;
  const shown = printable({ scenario, plan }, await textGlyphs());
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
