import type { CaseFigures } from "./figures";
import { type Judgement, MODELS, type Model, summariseErrors } from "./judge";

export interface JudgedCase {
  readonly judgement: Judgement;
  readonly figures: CaseFigures;
}

const percent = (share: number | null | undefined) =>
  share === null || share === undefined ? "–" : `${share > 0 ? "+" : ""}${(100 * share).toFixed(1)}`;
const ms = (value: number | null | undefined) => (typeof value === "number" ? value.toFixed(1) : "–");

function caseLine({ judgement, figures }: JudgedCase, width: number): string {
  const { actual, errors } = judgement;
  const columns = MODELS.map((model) => {
    const one = figures[model];
    const mark = one?.unstable === true ? "~" : " ";
    return `${ms(one?.mean_ms).padStart(8)}${mark}${percent(errors[model]?.mean).padStart(7)} ${percent(errors[model]?.p95).padStart(7)} ${percent(errors[model]?.throughput).padStart(6)}`;
  });
  const note = judgement.judged ? "" : "  (too few requests to judge)";
  return `${judgement.id.padEnd(width)} ${ms(actual.mean_ms).padStart(8)} ${ms(actual.p95_ms).padStart(8)} | ${columns.join(" | ")}${note}`;
}

function summaryLines(cases: readonly JudgedCase[], model: Model): string[] {
  const kinds = [...new Set(cases.map(({ judgement }) => judgement.kind))];
  const line = (name: string, of: readonly JudgedCase[]) => {
    const summary = summariseErrors(of, model);
    if (summary === null) return [];
    const { medianMean, medianP95, worstMean, worstP95, signedMean, signedP95 } = summary;
    return [
      `  ${name.padEnd(28)} ${String(summary.cases).padStart(3)} | ${percent(medianMean).padStart(7)} ${percent(medianP95).padStart(7)} | ${percent(signedMean).padStart(7)} ${percent(signedP95).padStart(7)} | ${percent(worstMean).padStart(7)} ${percent(worstP95).padStart(7)}`,
    ];
  };
  const lines = [
    ...line("all", cases),
    ...kinds.flatMap((kind) =>
      line(
        kind,
        cases.filter(({ judgement }) => judgement.kind === kind),
      ),
    ),
  ];
  if (lines.length === 0) return [];
  return [
    "",
    `${model}: errors in %, unstable cases aside`,
    `  ${"".padEnd(28)}   n |  median    of p95 |  signed    of p95 |   worst    of p95`,
    ...lines,
  ];
}

/** The comparison as text: one line a case, then medians, signed medians and worst by server kind. Errors in per cent. */
export function comparisonTable(cases: readonly JudgedCase[]): string {
  const width = Math.max(4, ...cases.map(({ judgement }) => judgement.id.length));
  const group = (model: Model) => `${model.padEnd(8)} ${"mean".padStart(7)} ${"p95".padStart(7)} ${"thr".padStart(6)}`;
  return [
    `${"case".padEnd(width)} ${"mean ms".padStart(8)} ${"p95 ms".padStart(8)} | ${MODELS.map(group).join(" | ")}`,
    ...cases.map((one) => caseLine(one, width)),
    ...MODELS.flatMap((model) => summaryLines(cases, model)),
    "",
    "~ unstable: two runs of the very same load differ by much. Columns: predicted mean, errors of mean, p95, throughput.",
  ].join("\n");
}
