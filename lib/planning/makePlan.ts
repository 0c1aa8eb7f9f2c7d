import { scenarioFindings } from "@/lib/analytic/findings";
import { MODEL_VERSION } from "@/lib/analytic/modelVersion";
import { type Model, mixOf, modelOf } from "@/lib/analytic/predict";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverCommand } from "@/lib/servers/command";
import type { Mix } from "@/lib/servers/system";
import { alternativesTo } from "./alternatives";
import { evaluateMix } from "./evaluateMix";
import { curveOf } from "./loadCurve";
import { mapCell } from "./mapCell";
import { mixesOf, processAxis, threadAxis } from "./mixAxes";
import type { CurvePoint, EvaluatedMix, MapCell, MixMap, Plan, Recommendation } from "./plan";
import { reasonsOf } from "./reasons";
import { type Choice, recommendedMix } from "./recommend";
import { ruleOfThumbMix } from "./ruleOfThumb";
import { sentenceOf } from "./sentence";

/** Points of the load curve: enough for a smooth knee at any width of the chart. */
const CURVE_POINTS = 48;

/** The processes and threads that the map shows. */
export function axesOf(model: Model): Pick<MixMap, "processes" | "threads"> {
  const threads = threadAxis(model);
  return { processes: processAxis(model, threads), threads };
}

/** The map's cells of so many processes, row by row: rows can be worked out apart. */
export function rowsOf(model: Model, processes: readonly number[], threads: readonly number[]): MapCell[] {
  const ruledOut =
    scenarioFindings(model.scenario, model.machine).find(({ severity }) => severity === "impossible")?.code ?? null;
  const cells: MapCell[] = [];
  for (const mix of mixesOf(processes, threads)) cells.push(mapCell(model, mix, ruledOut, cells.at(-1)?.objectiveMs));
  return cells;
}

/** The curve as a plan has it. */
export function planCurve(model: Model, mix: Mix): CurvePoint[] {
  return curveOf(model, mix, CURVE_POINTS);
}

function recommendationOf(model: Model, cells: readonly MapCell[], choice: Choice | null): Recommendation | null {
  if (choice === null) return null;
  const evaluated: EvaluatedMix = evaluateMix(model, choice.mix);
  const possible = cells.filter(({ impossible }) => impossible === null).length;
  return {
    ...evaluated,
    reasons: reasonsOf(model, evaluated, possible),
    alternatives: alternativesTo(model, evaluated, choice, cells),
  };
}

/** All of a plan but the curve, from the map and today's mix. */
export function planFrom(model: Model, map: MixMap, today: EvaluatedMix): Omit<Plan, "curve"> {
  const { scenario, machine } = model;
  const findings = scenarioFindings(scenario, machine);
  const asgi = scenario.application.interface === "asgi";
  const choice = asgi ? null : recommendedMix(model, map.cells);
  const recommendation = recommendationOf(model, map.cells, choice);
  const possible = map.cells.some(({ impossible }) => impossible === null);
  return {
    modelVersion: MODEL_VERSION,
    sentence: sentenceOf(model, findings, recommendation, today, possible),
    findings,
    recommendation,
    today,
    ruleOfThumb: evaluateMix(model, ruleOfThumbMix(model)),
    map,
    command: serverCommand(scenario, shownMix({ recommendation, today })),
  };
}

/** The mix that a plan is about: the recommended one, or today's where there is none. */
export function shownMix({ recommendation, today }: Pick<Plan, "recommendation" | "today">): Mix {
  return (recommendation ?? today).mix;
}

/** Everything that the planner, the report and the API show of a scenario. Pure: the same scenario, the same plan. */
export function makePlan(scenario: Scenario): Plan {
  const model = modelOf(scenario);
  const { processes, threads } = axesOf(model);
  const cells = rowsOf(model, processes, threads);
  const plan = planFrom(model, { processes, threads, cells }, evaluateMix(model, mixOf(scenario)));
  return { ...plan, curve: planCurve(model, shownMix(plan)) };
}
