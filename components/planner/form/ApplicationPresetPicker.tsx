"use client";

import { useState } from "react";
import { APPLICATION_PRESETS } from "@/lib/scenario/presets/applications";
import { usePlanner, usePlannerStore } from "../PlannerContext";
import { PresetPicker } from "./PresetPicker";

/** Fills application and backends from a list of archetypes, and says what each teaches. */
export function ApplicationPresetPicker() {
  const store = usePlannerStore();
  const replace = usePlanner((state) => state.replace);
  const [lesson, setLesson] = useState<string | null>(null);
  return (
    <>
      <PresetPicker
        label="Start from"
        help="Archetypes with typical demands: guesses, until you measure yours."
        prompt="choose a kind …"
        presets={APPLICATION_PRESETS}
        onPick={(preset) => {
          setLesson(preset.lesson);
          const { draft } = store.getState();
          replace({
            ...draft,
            application: preset.application,
            backends: [...preset.backends],
            // Objectives and ranges may name what the other application had.
            objectives: {
              ...draft.objectives,
              latency: draft.objectives.latency.map((objective) => ({ ...objective, class: null })),
            },
            ranges: [],
          });
        }}
      />
      {lesson === null ? null : <p className="my-1 rounded-md bg-well px-2.5 py-1.5 text-xs">{lesson}</p>}
    </>
  );
}
