import { createStore } from "zustand/vanilla";
import type { Issue } from "@/lib/errors/plimsollError";
import type { CurvePoint, EvaluatedMix, MixMap, Plan } from "@/lib/planning/plan";
import { type Editable, withEntryAdded, withEntryRemoved, withValueAt } from "@/lib/scenario/edit";
import type { Scenario } from "@/lib/scenario/scenario";
import { type Path, valueAt } from "@/lib/scenario/valueAt";
import type { Mix } from "@/lib/servers/system";
import type { SimulationResult } from "@/lib/simulation/result";
import { type History, left, NO_HISTORY, redone, type Step, undone } from "./history";
import type { Measurement } from "./measurements/measurement";

/** What the model said, and of which scenario: the screen never shows a number without knowing what it answers. */
export interface Answer {
  readonly scenario: Scenario;
  readonly plan: Plan;
}

/** One mix looked at closely. */
export interface Inspection {
  readonly evaluated: EvaluatedMix;
  readonly curve: readonly CurvePoint[];
  readonly command: string;
}

/** Where a scenario is kept: among this browser's own, or behind a link that may change it. */
export type SavedPlace =
  | { readonly kind: "mine"; readonly id: string }
  | { readonly kind: "link"; readonly token: string };

/** Where a saved scenario lives and what is stored there. */
export interface Saved {
  readonly place: SavedPlace;
  readonly revision: number;
  readonly scenario: Scenario;
}

/** What was pinned to compare with: a scenario, and the mix that was on the screen. */
export interface Baseline {
  readonly scenario: Scenario;
  readonly evaluated: EvaluatedMix;
  readonly curve: readonly CurvePoint[];
  readonly map: MixMap;
}

export interface Simulated {
  /** `waiting`: the inputs are still changing. `stopped`: by the reader. */
  readonly state: "waiting" | "running" | "done" | "stopped" | "failed";
  readonly result: SimulationResult | null;
  /** What was simulated; a result is shown only beside the answer to the same question. */
  readonly of: { readonly scenario: Scenario; readonly mix: Mix } | null;
}

/** Faults of a draft against the schema; empty when it is valid. */
type Check = (draft: Scenario) => readonly Issue[];

export interface PlannerState {
  /** What the form shows; may break the schema while someone types. */
  readonly draft: Scenario;
  /** Faults of the draft against the schema, and of texts that are no quantity at all (keyed by path). */
  readonly issues: readonly Issue[];
  readonly textFaults: Readonly<Record<string, string>>;
  /** The last draft without faults: the one that is answered, saved, shared and printed. */
  readonly valid: Scenario;
  readonly answer: Answer;
  /** A mix that the user tries; null follows the recommendation. */
  readonly tried: Mix | null;
  /** The tried mix looked at closely; of the mix before until the model has answered. */
  readonly inspection: Inspection | null;
  readonly history: History;
  /** How often the draft was overtaken as a whole: a text typed before that is of another draft. */
  readonly epoch: number;
  readonly baseline: Baseline | null;
  /** The simulation of the mix on the screen. */
  readonly simulated: Simulated;
  /** What someone measured of the real server, to lay over the load curve. */
  readonly measurements: readonly Measurement[];
  readonly saved: Saved | null;
  /** Whether the page only shows the scenario: its own controls are not offered. */
  readonly readOnly: boolean;
  readonly failure: string | null;
  /** Null until the schema is loaded, which is when someone begins to use the page. */
  readonly check: Check | null;
  /** Whether the page listens yet: false in what the server rendered, true once the model's worker is there. */
  readonly listening: boolean;

  edit(path: Path, value: Editable): void;
  /** Several inputs at once, and the mix to try with them: one step to undo. */
  editTogether(edits: readonly { readonly path: Path; readonly value: Editable }[], tried: Mix | null): void;
  addEntry(path: Path, entry: Editable): void;
  removeEntry(path: Path, index: number): void;
  /** Another scenario takes the place of this one, with a mix to try; undo brings this one back. */
  replace(scenario: Scenario, tried?: Mix | null): void;
  /** The page was opened with this scenario: there is nothing before it. */
  open(scenario: Scenario): void;
  /** The drag or the typing has ended: the next change is a step of its own. */
  endGesture(): void;
  undo(): void;
  redo(): void;
  setTextFault(path: Path, message: string | null): void;
  answered(answer: Answer, inspection: Inspection | null): void;
  tryMix(mix: Mix | null): void;
  pin(baseline: Baseline | null): void;
  simulationTold(simulated: Simulated): void;
  measured(measurements: readonly Measurement[]): void;
  markSaved(saved: Saved): void;
  failed(message: string): void;
  learnToCheck(check: Check): void;
  listen(): void;
}

export function pathKey(path: Path): string {
  return path.join(".");
}

/** The inverse of `pathKey`: no key of a scenario's objects is a number. */
export function pathOf(key: string): Path {
  return key.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Fields that are overtaken when the draft is another one as a whole. */
const ANEW = { textFaults: {}, tried: null, inspection: null } as const;

interface Initial {
  readonly answer: Answer;
  readonly saved: Saved | null;
  readonly readOnly?: boolean;
}

export function createPlannerStore(initial: Initial) {
  return createStore<PlannerState>()((set) => ({
    draft: initial.answer.scenario,
    issues: [],
    textFaults: {},
    valid: initial.answer.scenario,
    answer: initial.answer,
    tried: null,
    inspection: null,
    history: NO_HISTORY,
    epoch: 0,
    baseline: null,
    simulated: { state: "waiting", result: null, of: null },
    measurements: [],
    saved: initial.saved,
    readOnly: initial.readOnly ?? false,
    failure: null,
    listening: false,
    check: null,

    edit: (path, value) =>
      set((state) => {
        if (valueAt(state.draft, path) === value) return state;
        const history = left(state.history, stepOf(state), pathKey(path));
        return { ...applied(state, withValueAt(state.draft, path, value)), history };
      }),
    editTogether: (edits, tried) =>
      set((state) => {
        const news = edits.filter(({ path, value }) => valueAt(state.draft, path) !== value);
        if (news.length === 0 && (tried === null || sameOrNone(tried, state.tried))) return state;
        const draft = news.reduce((before, { path, value }) => withValueAt(before, path, value), state.draft);
        return { ...applied(state, draft), tried: tried ?? state.tried, history: leftAtOnce(state) };
      }),
    addEntry: (path, entry) =>
      set((state) => ({ ...applied(state, withEntryAdded(state.draft, path, entry)), history: leftAtOnce(state) })),
    removeEntry: (path, index) =>
      set((state) => ({
        ...applied(state, withEntryRemoved(state.draft, path, index)),
        textFaults: {},
        history: leftAtOnce(state),
      })),
    replace: (scenario, tried = null) =>
      set((state) => ({
        ...applied(state, scenario),
        ...ANEW,
        tried,
        history: leftAtOnce(state),
        epoch: state.epoch + 1,
      })),
    open: (scenario) =>
      set((state) => ({ ...applied(state, scenario), ...ANEW, history: NO_HISTORY, epoch: state.epoch + 1 })),
    endGesture: () =>
      set((state) => (state.history.gesture === null ? state : { history: { ...state.history, gesture: null } })),
    undo: () => set((state) => stepped(state, undone(state.history, stepOf(state)))),
    redo: () => set((state) => stepped(state, redone(state.history, stepOf(state)))),
    setTextFault: (path, message) =>
      set((state) => {
        const { [pathKey(path)]: previous, ...others } = state.textFaults;
        if (message === (previous ?? null)) return state;
        return { textFaults: message === null ? others : { ...others, [pathKey(path)]: message } };
      }),
    answered: (answer, inspection) =>
      set(({ tried }) => ({ answer, inspection: tried === null ? null : inspection, failure: null })),
    tryMix: (tried) =>
      set((state) => {
        // Picked again, it is no step: undo would seem to do nothing.
        if (sameOrNone(tried, state.tried)) return state;
        return { tried, inspection: tried === null ? null : state.inspection, history: leftAtOnce(state) };
      }),
    pin: (baseline) => set({ baseline }),
    simulationTold: (simulated) => set({ simulated }),
    measured: (measurements) => set({ measurements }),
    markSaved: (saved) => set({ saved }),
    failed: (failure) => set({ failure }),
    learnToCheck: (check) => set((state) => ({ check, ...applied({ ...state, check }, state.draft) })),
    listen: () => set({ listening: true }),
  }));
}

function sameOrNone(a: Mix | null, b: Mix | null): boolean {
  return a?.processes === b?.processes && a?.threads === b?.threads;
}

function stepOf({ draft, tried }: PlannerState): Step {
  return { draft, tried };
}

function leftAtOnce(state: PlannerState): History {
  return left(state.history, stepOf(state), null);
}

function applied(state: PlannerState, draft: Scenario): Pick<PlannerState, "draft" | "issues" | "valid"> {
  const issues = state.check === null ? [] : state.check(draft);
  return { draft, issues, valid: state.check !== null && issues.length === 0 ? draft : state.valid };
}

function stepped(state: PlannerState, to: ReturnType<typeof undone>): Partial<PlannerState> {
  if (to === null) return state;
  const { draft, tried } = to.step;
  return {
    ...applied(state, draft),
    textFaults: {},
    tried,
    inspection: tried === null ? null : state.inspection,
    history: to.history,
    epoch: state.epoch + 1,
  };
}
