import { scenarioFindings } from "@/lib/analytic/findings";
import { MODEL_VERSION } from "@/lib/analytic/modelVersion";
import { type Model, mixOf, modelOf } from "@/lib/analytic/predict";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverCommand } from "@/lib/servers/command";
import { alternativesTo } from "./alternatives";
import { evaluateMix } from "./evaluateMix";
import { curveOf } from "./loadCurve";
import { mapCell } from "./mapCell";
import { mixesOf, processAxis, threadAxis } from "./mixAxes";
import type { EvaluatedMix, MapCell, MixMap, Plan, Recommendation } from "./plan";
import { reasonsOf } from "./reasons";
import { type Choice, recommendedMix } from "./recommend";
import { ruleOfThumbMix } from "./ruleOfThumb";
import { sentenceOf } from "./sentence";

/** Points of the load curve: enough for a smooth knee at any width of the chart. */
export const CURVE_POINTS = 48;

function mapOf(model: Model): MixMap {
  const threads = threadAxis(model);
  const processes = processAxis(model, threads);
  const ruledOut =
    scenarioFindings(model.scenario, model.machine).find(({ severity }) => severity === "impossible")?.code ?? null;
  const cells: MapCell[] = [];
  for (const mix of mixesOf(processes, threads)) cells.push(mapCell(model, mix, ruledOut, cells.at(-1)?.objectiveMs));
  return { processes, threads, cells };
}

function recommendationOf(model: Model, cells: readonly MapCell[], choice: Choice | null): Recommendation | null {
  if (choice === null) return null;
  const evaluated: EvaluatedMix = evaluateMix(model, choice.mix);
  const possible = cells.filter(({ impossible }) => impossible === null).length;
  return {
    ...evaluated,
    reasons: reasonsOf(model, evaluated, possible),
    alternatives: alternativesTo(model, evaluated, choice.ties, cells),
  };
}

/** Everything that the planner, the report and the API show of a scenario. Pure: the same scenario, the same plan. */
export function makePlan(scenario: Scenario): Plan {
  const model = modelOf(scenario);
  const findings = scenarioFindings(scenario, model.machine);
  const map = mapOf(model);
  const asgi = scenario.application.interface === "asgi";
  const choice = asgi ? null : recommendedMix(model, map.cells);
  const recommendation = recommendationOf(model, map.cells, choice);
  const today = evaluateMix(model, mixOf(scenario));
  const shown = recommendation ?? today;
  return {
    modelVersion: MODEL_VERSION,
    sentence: sentenceOf(
      model,
      findings,
      recommendation,
      today,
      map.cells.some(({ impossible }) => impossible === null),
    ),
    findings,
    recommendation,
    today,
    ruleOfThumb: evaluateMix(model, ruleOfThumbMix(model)),
    map,
    curve: curveOf(model, shown.mix, CURVE_POINTS),
    command: serverCommand(scenario, shown.mix),
  };
}
