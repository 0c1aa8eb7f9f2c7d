import { z } from "zod";
import { serverFacts } from "@/lib/servers/catalogue";
import { scenarioOf } from "./caseSystem";
import type { CaseFigures } from "./figures";
import { type ErrorSummary, judge, MODELS, type Model, summariseErrors } from "./judge";
import { parseCases } from "./measuredCase";

const modelFigures = z.object({
  throughput_rps: z.number(),
  rejected_fraction: z.number(),
  mean_ms: z.number(),
  mean_lo: z.number(),
  mean_hi: z.number(),
  p50_ms: z.number(),
  p90_ms: z.number(),
  p95_ms: z.number(),
  p95_lo: z.number(),
  p95_hi: z.number(),
  p99_ms: z.number(),
  unstable: z.boolean(),
});
const caseFigures = z.object({
  id: z.string(),
  analytic: modelFigures.nullable(),
  simulated: modelFigures.nullable(),
  replayed: modelFigures.nullable(),
});

/** One measured run beside what each model says of it, ms. */
export interface EvidencePoint {
  readonly id: string;
  readonly server: string;
  readonly mix: string;
  readonly cpus: number;
  readonly measured: { readonly meanMs: number; readonly p95Ms: number };
  readonly predicted: Readonly<Record<Model, { readonly meanMs: number; readonly p95Ms: number } | null>>;
  /** Whether it counts towards the medians. */
  readonly judged: boolean;
  readonly unstable: boolean;
}

/** One kind of server, or all of them: how far each model is off. */
export interface EvidenceSummary {
  readonly server: string;
  readonly version: string;
  readonly errors: Readonly<Record<Model, ErrorSummary | null>>;
}

export interface Evidence {
  readonly points: readonly EvidencePoint[];
  readonly summaries: readonly EvidenceSummary[];
}

function ofEachModel<T>(make: (model: Model) => T): Record<Model, T> {
  return { analytic: make("analytic"), simulated: make("simulated"), replayed: make("replayed") };
}

/**
 * The measurements joined with what `npm run --silent validate -- PATH/cases.json --json` wrote of them.
 * @throws ZodError or PlimsollError when either file is not of its format.
 */
export function evidenceFrom(casesFile: unknown, figuresFile: unknown): Evidence {
  const figures = new Map(
    z
      .array(caseFigures)
      .parse(figuresFile)
      .map((one): [string, CaseFigures] => [one.id, one]),
  );
  const rows = parseCases(casesFile).flatMap((test) => {
    const found = figures.get(test.id);
    if (found === undefined) return [];
    return [{ facts: serverFacts(scenarioOf(test).server.kind), test, figures: found, judgement: judge(test, found) }];
  });
  const points = rows.flatMap(({ facts, test, figures: found, judgement }): EvidencePoint[] => {
    const { mean_ms: meanMs, p95_ms: p95Ms } = judgement.actual;
    if (typeof meanMs !== "number" || typeof p95Ms !== "number") return [];
    return [
      {
        id: test.id,
        server: facts.name,
        mix: `${test.server.processes} × ${test.server.threads}`,
        cpus: test.cpus,
        measured: { meanMs, p95Ms },
        predicted: ofEachModel((model) => {
          const said = found[model];
          return said === null ? null : { meanMs: said.mean_ms, p95Ms: said.p95_ms };
        }),
        judged: judgement.judged,
        unstable: MODELS.some((model) => found[model]?.unstable === true),
      },
    ];
  });
  const summary = (server: string, version: string, of: typeof rows): EvidenceSummary => ({
    server,
    version,
    errors: ofEachModel((model) => summariseErrors(of, model)),
  });
  const kinds = [...new Map(rows.map(({ facts }) => [facts.name, facts])).values()];
  return {
    points,
    summaries: [
      summary("All measured servers", "", rows),
      ...kinds.map((facts) =>
        summary(
          facts.name,
          facts.versionMeasured ?? "theory",
          rows.filter((row) => row.facts === facts),
        ),
      ),
    ],
  };
}
