import { modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { makePlan } from "@/lib/planning/makePlan";
import type { EvaluatedMix } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverFacts } from "@/lib/servers/catalogue";
import type { Mix } from "@/lib/servers/system";
import type { Advice, Change, Outcome } from "./advice";
import { changesFor } from "./changesFor";
import { gainWords, priceWords } from "./gainWords";
import { outcomeOf } from "./outcome";
import { WORTH_SAYING, worthOf } from "./worth";

/** Servers in place of today's: more than the best two are a catalogue, not advice. */
const OTHER_SERVERS = 2;

export interface AdviceStep {
  readonly priced: number;
  readonly total: number;
  /** Those worth it so far, the best first. */
  readonly advice: readonly Advice[];
}

function same(a: Mix, b: Mix): boolean {
  return a.processes === b.processes && a.threads === b.threads;
}

function adviceFrom(change: Change, before: Outcome, after: Outcome, tryMix: Mix | null): Advice {
  return {
    ...change,
    before,
    after,
    tryMix,
    gain: gainWords(change.scenario, before, after),
    price: priceWords(before, after),
    worth: worthOf(before, after, change.costFactor),
  };
}

/**
 * A change planned anew. What it promises is what the screen will show once it is applied: the mix that is then
 * recommended, or the mix of before where that does better under the change.
 */
function priceChange(change: Change, before: Outcome): Advice | null {
  const { recommendation } = makePlan(change.scenario);
  const kept: EvaluatedMix = evaluateMix(modelOf(change.scenario), before.mix);
  const candidates: Advice[] = [];
  if (recommendation !== null)
    candidates.push(adviceFrom(change, before, outcomeOf(change.scenario, recommendation), null));
  if (kept.prediction.performance !== null && (recommendation === null || !same(kept.mix, recommendation.mix)))
    candidates.push(adviceFrom(change, before, outcomeOf(change.scenario, kept), kept.mix));
  return candidates.reduce<Advice | null>(
    (best, one) => (best === null || one.worth > best.worth + 1e-9 ? one : best),
    null,
  );
}

/** Running what is recommended, where that is not what runs today. */
function mixAdvice(scenario: Scenario, today: EvaluatedMix, recommended: EvaluatedMix): Advice | null {
  const { processes, threads } = recommended.mix;
  if (same(today.mix, recommended.mix)) return null;
  const facts = serverFacts(scenario.server.kind);
  const dials = [facts.processes.option, facts.threads.option].filter((option) => option !== null).join(" and ");
  const change: Change = {
    id: "recommended-mix",
    factor: "server",
    title: `Run the recommended ${processes} × ${threads} in place of today's ${today.mix.processes} × ${today.mix.threads}`,
    effort: dials === "" ? "Two settings and a restart." : `${dials}, and a restart.`,
    scenario: { ...scenario, ranges: [], server: { ...scenario.server, processes, threads } },
    costFactor: 1,
  };
  return adviceFrom(change, outcomeOf(scenario, today), outcomeOf(scenario, recommended), null);
}

function ranked(advice: readonly Advice[]): Advice[] {
  const sorted = advice
    .filter(({ worth, gain }) => worth >= WORTH_SAYING && gain !== "")
    .sort((a, b) => b.worth - a.worth);
  const servers = sorted.filter(({ id }) => id.startsWith("server:"));
  return sorted.filter((one) => !one.id.startsWith("server:") || servers.indexOf(one) < OTHER_SERVERS);
}

/**
 * What could be done, each thing priced by planning the scenario as it would then be. One step a change, so that a
 * newer question can be heard between two; the last step holds the whole advice. Nothing for an ASGI application.
 */
export function* adviceSteps(scenario: Scenario): Generator<AdviceStep> {
  if (scenario.application.interface === "asgi") {
    yield { priced: 0, total: 0, advice: [] };
    return;
  }
  const plan = makePlan(scenario);
  const start = plan.recommendation ?? plan.today;
  const before = outcomeOf(scenario, start);
  const changes = changesFor({ scenario, facts: serverFacts(scenario.server.kind), start });
  const priced: Advice[] = [];
  const mix = plan.recommendation === null ? null : mixAdvice(scenario, plan.today, plan.recommendation);
  if (mix !== null) priced.push(mix);
  yield { priced: 0, total: changes.length, advice: ranked(priced) };
  for (const [index, change] of changes.entries()) {
    const advice = priceChange(change, before);
    if (advice !== null) priced.push(advice);
    yield { priced: index + 1, total: changes.length, advice: ranked(priced) };
  }
}
