"use client";

import { useState } from "react";
import type { SaveOutcome } from "@/components/scenarios/api";
import { toast } from "@/components/ui/toast";
import type { NewerVersionResponse } from "@/lib/scenario/apiSchema";
import { MAX_NAME_LENGTH } from "@/lib/scenario/nameLimit";
import type { Scenario } from "@/lib/scenario/scenario";
import type { VersionResult } from "@/lib/scenario/versionResult";
import { SIMULATION_SEED } from "@/lib/simulation/simulationSeed";
import { checkedState } from "./checkedState";
import { usePlannerStore } from "./PlannerContext";
import type { SavedPlace } from "./plannerStore";

export interface Saving {
  readonly busy: boolean;
  /** What was saved elsewhere since this scenario was opened; the person has to choose. */
  readonly newer: NewerVersionResponse | null;
  /** Stores what is on the screen; true when it is safe. */
  save(): Promise<boolean>;
  /** Saves over the newer version; it stays in the history. */
  overwrite(): Promise<void>;
  /** Saves what is on the screen as a scenario of its own. */
  keepCopy(): Promise<void>;
  /** Goes on from the newer version; what was on the screen is one undo away. */
  takeTheirs(): void;
  /** Closes the question without an answer. */
  dismiss(): void;
}

// What a click needs is loaded by the click: the page is there sooner.
const loadApi = () => import("@/components/scenarios/api");

async function saveAt(
  place: SavedPlace,
  revision: number,
  scenario: Scenario,
  result: VersionResult | undefined,
): Promise<SaveOutcome> {
  const { saveScenario, saveShared } = await loadApi();
  return place.kind === "mine"
    ? saveScenario(place.id, revision, scenario, result)
    : saveShared(place.token, revision, scenario);
}

/** Saving from the planner: never silently over what someone else saved. */
export function useSaving(): Saving {
  const store = usePlannerStore();
  const [busy, setBusy] = useState(false);
  const [newer, setNewer] = useState<NewerVersionResponse | null>(null);

  /** What lists show of it, where the answer on the screen is this scenario's. */
  const resultOf = async (scenario: Scenario) => {
    const { versionResultOf } = await import("@/lib/planning/versionResult");
    const { answer } = store.getState();
    return answer.scenario === scenario ? versionResultOf(answer.plan, SIMULATION_SEED) : undefined;
  };

  const create = async (scenario: Scenario) => {
    const { createScenario } = await loadApi();
    const { pathname } = window.location;
    const { id, revision } = await createScenario(scenario, await resultOf(scenario));
    store.getState().markSaved({ place: { kind: "mine", id }, revision, scenario });
    // The address follows without a navigation, so that a reload opens what was saved; not if the person has moved on.
    if (window.location.pathname === pathname) window.history.replaceState(null, "", `/scenarios/${id}`);
  };

  const saveOver = async (place: SavedPlace, revision: number, scenario: Scenario): Promise<boolean> => {
    const outcome = await saveAt(place, revision, scenario, await resultOf(scenario));
    if (outcome.kind === "newer") {
      setNewer(outcome.newer);
      return false;
    }
    setNewer(null);
    store.getState().markSaved({ place, revision: outcome.revision, scenario });
    return true;
  };

  const attempt = async (act: () => Promise<boolean>): Promise<boolean> => {
    setBusy(true);
    try {
      return await act();
    } catch (error) {
      toast.error((await loadApi()).failureText(error));
      return false;
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    newer,
    async save() {
      const { valid, saved, issues, textFaults } = await checkedState(store);
      if (issues.length > 0 || Object.keys(textFaults).length > 0) {
        toast.error("Some inputs need mending first; they are marked in the form.");
        return false;
      }
      return attempt(async () => {
        if (saved !== null) return saveOver(saved.place, saved.revision, valid);
        await create(valid);
        return true;
      });
    },
    async overwrite() {
      const { valid, saved } = await checkedState(store);
      if (saved !== null && newer !== null) await attempt(() => saveOver(saved.place, newer.revision, valid));
    },
    async keepCopy() {
      const { valid } = await checkedState(store);
      const name = `${valid.name.slice(0, MAX_NAME_LENGTH - 10)} (my copy)`;
      await attempt(async () => {
        const copy = { ...valid, name };
        store.getState().replace(copy);
        await create(copy);
        setNewer(null);
        return true;
      });
    },
    takeTheirs() {
      const { saved } = store.getState();
      if (saved === null || newer === null) return;
      const { scenario, revision } = newer;
      store.getState().replace(scenario);
      store.getState().markSaved({ place: saved.place, revision, scenario });
      setNewer(null);
    },
    dismiss: () => setNewer(null),
  };
}
