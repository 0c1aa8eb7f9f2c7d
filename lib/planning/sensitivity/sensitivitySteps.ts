import { modelOf } from "@/lib/analytic/predict";
import { evaluateMix } from "@/lib/planning/evaluateMix";
import { withValueAt } from "@/lib/scenario/edit";
import { scenarioIssues } from "@/lib/scenario/parse";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Path } from "@/lib/scenario/valueAt";
import type { Mix } from "@/lib/servers/system";
import { type NumericInput, numericInputs } from "./numericInputs";
import { uncertaintyOf } from "./uncertainty";

/** Each input is taken this much lower and higher, whatever is known of it, so that bars compare. */
const STEP = 0.2;

export interface Reading {
  readonly input: number;
  /** The first objective's percentile, ms; null where the mix can't run with that input. */
  readonly objectiveMs: number | null;
  /** Requests a second at all machines; null where the mix can't run. */
  readonly loadLineRps: number | null;
}

/** What a fifth less and a fifth more of one input does to one mix. */
export interface Sensitivity extends NumericInput {
  readonly low: Reading;
  readonly high: Reading;
  /** Relative change of the percentile and of the line for a relative change of the input: d ln y / d ln x. */
  readonly elasticity: { readonly objective: number; readonly line: number };
  /** Half the width of what is known of it, as a logarithm. */
  readonly uncertainty: number;
}

export interface SensitivityStep {
  readonly done: number;
  readonly total: number;
  readonly base: Reading;
  /** Inputs that move the percentile or the line, in the order of the form. */
  readonly sensitivities: readonly Sensitivity[];
}

function isDial(path: Path): boolean {
  return path[0] === "server" && (path[1] === "processes" || path[1] === "threads");
}

/** The dial of the mix in question in place of today's. */
function dialOf(input: NumericInput, mix: Mix): NumericInput {
  return input.path[1] === "processes"
    ? { ...input, label: "Processes", value: mix.processes }
    : { ...input, label: "Threads", value: mix.threads };
}

/** A mix and its scenario with one input changed; the two dials are those of the mix in question. */
function changed(scenario: Scenario, mix: Mix, path: Path, value: number): { scenario: Scenario; mix: Mix } {
  if (!isDial(path)) return { scenario: withValueAt({ ...scenario, ranges: [] }, path, value), mix };
  return { scenario, mix: path[1] === "processes" ? { ...mix, processes: value } : { ...mix, threads: value } };
}

function read(scenario: Scenario, mix: Mix, input: number): Reading {
  const { prediction, loadLineRps } = evaluateMix(modelOf(scenario), mix);
  return { input, objectiveMs: prediction.performance?.objectives[0]?.valueMs ?? null, loadLineRps };
}

/** Whole numbers move by one at least. */
const WHOLE =
  /(cpus|threadsPerCore|machines|processes|threads|backlog|connectionLimit|maxRequests|ioPhases|limit|users|retries)$/;

/** The next value of an input downwards or upwards that the schema allows; the value itself where there is none. */
function stepped(scenario: Scenario, mix: Mix, { path, value }: NumericInput, direction: -1 | 1): number {
  const wanted = value * (1 + direction * STEP);
  const next = WHOLE.test(path.join("."))
    ? direction < 0
      ? Math.min(value - 1, Math.round(wanted))
      : Math.max(value + 1, Math.round(wanted))
    : wanted;
  if (isDial(path)) return Math.max(1, next);
  return scenarioIssues(changed(scenario, mix, path, next).scenario).length === 0 ? next : value;
}

function slope(low: number | null, high: number | null, inputRatio: number): number {
  if (low === null || high === null || low <= 0 || high <= 0 || inputRatio === 1) return 0;
  return Math.log(high / low) / Math.log(inputRatio);
}

function sensitivityOf(scenario: Scenario, mix: Mix, base: Reading, input: NumericInput): Sensitivity {
  const at = (value: number): Reading => {
    if (value === input.value) return { ...base, input: value };
    const one = changed(scenario, mix, input.path, value);
    return read(one.scenario, one.mix, value);
  };
  const low = at(stepped(scenario, mix, input, -1));
  const high = at(stepped(scenario, mix, input, 1));
  // Where one side can't run, the slope is that of the other.
  const from = low.objectiveMs === null ? { ...base, input: input.value } : low;
  const to = high.objectiveMs === null ? { ...base, input: input.value } : high;
  const ratio = to.input / from.input;
  return {
    ...input,
    low,
    high,
    elasticity: {
      objective: slope(from.objectiveMs, to.objectiveMs, ratio),
      line: slope(from.loadLineRps, to.loadLineRps, ratio),
    },
    uncertainty: uncertaintyOf(scenario, input.path),
  };
}

function moves({ low, high, elasticity }: Sensitivity): boolean {
  return (
    Math.abs(elasticity.objective) > 1e-3 ||
    Math.abs(elasticity.line) > 1e-3 ||
    low.loadLineRps === null ||
    high.loadLineRps === null
  );
}

/** Takes each input of the model a fifth lower and a fifth higher; one step an input. */
export function* sensitivitySteps(scenario: Scenario, mix: Mix): Generator<SensitivityStep> {
  const inputs = numericInputs(scenario).map((input) => (isDial(input.path) ? dialOf(input, mix) : input));
  const base = read(scenario, mix, 0);
  const sensitivities: Sensitivity[] = [];
  for (const [index, input] of inputs.entries()) {
    if (base.objectiveMs !== null) {
      const one = sensitivityOf(scenario, mix, base, input);
      if (moves(one)) sensitivities.push(one);
    }
    yield { done: index + 1, total: inputs.length, base, sensitivities: [...sensitivities] };
  }
}
