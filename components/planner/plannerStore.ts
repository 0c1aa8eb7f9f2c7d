import { createStore } from "zustand/vanilla";
import type { Issue } from "@/lib/errors/plimsollError";
import type { CurvePoint, EvaluatedMix, Plan } from "@/lib/planning/plan";
import { type Editable, withEntryAdded, withEntryRemoved, withValueAt } from "@/lib/scenario/edit";
import { scenarioIssues } from "@/lib/scenario/parse";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Path } from "@/lib/scenario/valueAt";
import type { Mix } from "@/lib/servers/system";

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

/** Where a saved scenario lives and what is stored there. */
export interface Saved {
  readonly id: string;
  readonly revision: number;
  readonly scenario: Scenario;
}

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
  readonly inspection: Inspection | null;
  readonly saved: Saved | null;
  readonly failure: string | null;
  /** Whether the page listens yet: false in what the server rendered, true once the model's worker is there. */
  readonly listening: boolean;

  edit(path: Path, value: Editable): void;
  addEntry(path: Path, entry: Editable): void;
  removeEntry(path: Path, index: number): void;
  replace(scenario: Scenario): void;
  setTextFault(path: Path, message: string | null): void;
  answered(answer: Answer): void;
  tryMix(mix: Mix | null): void;
  inspected(inspection: Inspection | null): void;
  markSaved(saved: Saved): void;
  failed(message: string): void;
  listen(): void;
}

export function pathKey(path: Path): string {
  return path.join(".");
}

/** The inverse of `pathKey`: no key of a scenario's objects is a number. */
export function pathOf(key: string): Path {
  return key.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

export function createPlannerStore(initial: { readonly answer: Answer; readonly saved: Saved | null }) {
  return createStore<PlannerState>()((set) => ({
    draft: initial.answer.scenario,
    issues: [],
    textFaults: {},
    valid: initial.answer.scenario,
    answer: initial.answer,
    tried: null,
    inspection: null,
    saved: initial.saved,
    failure: null,
    listening: false,

    edit: (path, value) => set((state) => applied(state, withValueAt(state.draft, path, value))),
    addEntry: (path, entry) => set((state) => applied(state, withEntryAdded(state.draft, path, entry))),
    removeEntry: (path, index) =>
      set((state) => ({ ...applied(state, withEntryRemoved(state.draft, path, index)), textFaults: {} })),
    replace: (scenario) =>
      set((state) => ({ ...applied(state, scenario), textFaults: {}, tried: null, inspection: null })),
    setTextFault: (path, message) =>
      set((state) => {
        const { [pathKey(path)]: previous, ...others } = state.textFaults;
        if (message === (previous ?? null)) return state;
        return { textFaults: message === null ? others : { ...others, [pathKey(path)]: message } };
      }),
    answered: (answer) => set({ answer, failure: null }),
    tryMix: (tried) => set({ tried, inspection: null }),
    inspected: (inspection) => set({ inspection }),
    markSaved: (saved) => set({ saved }),
    failed: (failure) => set({ failure }),
    listen: () => set({ listening: true }),
  }));
}

function applied(state: PlannerState, draft: Scenario): Pick<PlannerState, "draft" | "issues" | "valid"> {
  const issues = scenarioIssues(draft);
  return { draft, issues, valid: issues.length === 0 ? draft : state.valid };
}
