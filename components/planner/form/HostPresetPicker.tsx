"use client";

import { HOST_PRESETS } from "@/lib/scenario/presets/hosts";
import { usePlanner, usePlannerStore } from "../PlannerContext";
import { PresetPicker } from "./PresetPicker";

/** Fills host and hardware from a list of machines; how many there are and what they cost stays. */
export function HostPresetPicker() {
  const store = usePlannerStore();
  const replace = usePlanner((state) => state.replace);
  return (
    <PresetPicker
      label="Start from"
      help="Typical machines; every figure can be changed."
      prompt="choose a machine …"
      presets={HOST_PRESETS}
      onPick={(preset) => {
        const { draft } = store.getState();
        replace({
          ...draft,
          host: { ...draft.host, ...preset.host },
          hardware: { ...draft.hardware, ...preset.hardware },
        });
      }}
    />
  );
}
