import { describe, expect, it } from "vitest";
import { makePlan } from "@/lib/planning/makePlan";
import { scenarioIssues } from "@/lib/scenario/parse";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { createPlannerStore, pathKey, pathOf } from "./plannerStore";

const PLAN = makePlan(EXAMPLE);
const RATE = ["traffic", "load", "rateRps"];

function opened() {
  const store = createPlannerStore({ answer: { scenario: EXAMPLE, plan: PLAN }, saved: null });
  store.getState().learnToCheck(scenarioIssues);
  return store;
}

describe("plannerStore", () => {
  it("answers the last draft that made sense", () => {
    const store = opened();
    store.getState().edit(RATE, 50);
    const { valid } = store.getState();
    expect(valid.traffic.load).toMatchObject({ rateRps: 50 });
    store.getState().edit(RATE, -1);
    expect(store.getState().valid).toBe(valid);
    expect(store.getState().issues.map(({ path }) => path)).toEqual([RATE]);
    expect(store.getState().draft.traffic.load).toMatchObject({ rateRps: -1 });
  });

  it("forgets the faults of texts when another scenario takes the place of the one they were typed into", () => {
    const store = opened();
    store.getState().setTextFault(RATE, "That is no rate.");
    expect(store.getState().textFaults).toEqual({ "traffic.load.rateRps": "That is no rate." });
    store.getState().tryMix({ processes: 3, threads: 3 });
    store.getState().replace(EXAMPLE);
    expect(store.getState()).toMatchObject({ textFaults: {}, tried: null, inspection: null });
  });

  it("changes nothing when a fault that was not there is taken back", () => {
    const store = opened();
    const before = store.getState();
    store.getState().setTextFault(RATE, null);
    expect(store.getState()).toBe(before);
  });

  it("answers what was changed before the schema was there once it is", () => {
    const store = createPlannerStore({ answer: { scenario: EXAMPLE, plan: PLAN }, saved: null });
    store.getState().edit(RATE, 50);
    expect(store.getState().valid).toBe(EXAMPLE);
    store.getState().learnToCheck(scenarioIssues);
    expect(store.getState().valid.traffic.load).toMatchObject({ rateRps: 50 });
  });

  it("undoes a gesture as a whole, with the mix that was tried", () => {
    const store = opened();
    store.getState().edit(RATE, 5);
    store.getState().edit(RATE, 50);
    store.getState().endGesture();
    store.getState().tryMix({ processes: 3, threads: 3 });
    store.getState().edit(RATE, 60);
    store.getState().undo();
    expect(store.getState()).toMatchObject({ tried: { processes: 3, threads: 3 } });
    expect(store.getState().valid.traffic.load).toMatchObject({ rateRps: 50 });
    store.getState().undo();
    store.getState().undo();
    expect(store.getState()).toMatchObject({ draft: EXAMPLE, valid: EXAMPLE, tried: null });
    store.getState().undo();
    expect(store.getState().history.future).toHaveLength(3);
    store.getState().redo();
    expect(store.getState().valid.traffic.load).toMatchObject({ rateRps: 50 });
  });

  it("takes several inputs and a mix as one step, and what changes nothing as none", () => {
    const store = opened();
    const mix = { processes: 3, threads: 3 };
    const edits = [
      { path: RATE, value: 50 },
      { path: ["hardware", "cpus"], value: 8 },
    ];
    store.getState().editTogether(edits, mix);
    store.getState().editTogether(edits, mix);
    store.getState().tryMix({ ...mix });
    expect(store.getState()).toMatchObject({ draft: { hardware: { cpus: 8 } }, tried: mix });
    store.getState().undo();
    expect(store.getState()).toMatchObject({ draft: EXAMPLE, tried: null, history: { past: [] } });
    store.getState().replace({ ...EXAMPLE, name: "Advised" }, mix);
    store.getState().undo();
    expect(store.getState()).toMatchObject({ draft: EXAMPLE, tried: null, history: { past: [] } });
  });

  it("turns keys back into paths", () => {
    const path = ["application", "classes", 0, "cpuMs", "mean"];
    expect(pathOf(pathKey(path))).toEqual(path);
  });
});
