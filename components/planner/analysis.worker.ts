import { expose } from "comlink";
import type { Prediction } from "@/lib/analytic/prediction";
import { type AdviceStep, adviceSteps } from "@/lib/planning/advice/adviceSteps";
import { type FactorWords, factorWords } from "@/lib/planning/factors/factorWords";
import type { EvaluatedMix } from "@/lib/planning/plan";
import { type ScalingStep, scalingSteps } from "@/lib/planning/scaling/scalingSteps";
import { type RangeStep, rangeSteps } from "@/lib/planning/sensitivity/rangeSteps";
import { type SensitivityStep, sensitivitySteps } from "@/lib/planning/sensitivity/sensitivitySteps";
import { type SweepAxis, type SweepMix, type SweepStep, sweepSteps } from "@/lib/planning/sweep/sweepSteps";
import { explanationsOf } from "@/lib/planning/why/explanationsOf";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Mix } from "@/lib/servers/system";
import { breathe } from "./breathe";

/** The latest question of each analysis: a newer one, or a stop, overtakes the one under way. */
const asked = new Map<string, number>();

function ask(analysis: string): number {
  const ticket = (asked.get(analysis) ?? 0) + 1;
  asked.set(analysis, ticket);
  return ticket;
}

/** Tells each step of an analysis as it comes, until it is done or overtaken. Several analyses take turns. */
async function follow<Step>(analysis: string, steps: Iterable<Step>, tell: (step: Step) => void): Promise<void> {
  const mine = ask(analysis);
  for (const step of steps) {
    tell(step);
    await breathe();
    if (mine !== asked.get(analysis)) return;
  }
}

/** What takes many plans, away from the worker that answers keystrokes. */
const service = {
  advice: (scenario: Scenario, tell: (step: AdviceStep) => void) => follow("advice", adviceSteps(scenario), tell),
  sensitivity: (scenario: Scenario, mix: Mix, tell: (step: SensitivityStep) => void) =>
    follow("sensitivity", sensitivitySteps(scenario, mix), tell),
  ranges: (scenario: Scenario, mix: Mix, tell: (step: RangeStep) => void) =>
    follow("ranges", rangeSteps(scenario, mix), tell),
  scaling: (scenario: Scenario, multiples: readonly number[], tell: (step: ScalingStep) => void) =>
    follow("scaling", scalingSteps(scenario, multiples), tell),
  factors: (scenario: Scenario, prediction: Prediction, tell: (words: FactorWords) => void) =>
    follow("factors", [factorWords(scenario, prediction)], tell),
  sweep: (scenario: Scenario, x: SweepAxis, y: SweepAxis | null, follows: SweepMix, tell: (step: SweepStep) => void) =>
    follow("sweep", sweepSteps(scenario, x, y, follows), tell),
  why: (scenario: Scenario, evaluated: EvaluatedMix) => explanationsOf(scenario, evaluated),
  stop(analysis: string): void {
    ask(analysis);
  },
};
export type AnalysisService = typeof service;

expose(service);
