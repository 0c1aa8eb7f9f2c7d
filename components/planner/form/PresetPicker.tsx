"use client";

import { useId } from "react";
import { Select } from "./ChoiceField";
import { FieldFrame } from "./FieldFrame";

interface Preset {
  readonly id: string;
  readonly name: string;
}

interface PresetPickerProps<P extends Preset> {
  readonly label: string;
  readonly help: string;
  readonly prompt: string;
  readonly presets: readonly P[];
  readonly onPick: (preset: P) => void;
}

/** Fills part of the form from a list of known cases; what it fills can then be changed. */
export function PresetPicker<P extends Preset>({ label, help, prompt, presets, onPick }: PresetPickerProps<P>) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} help={help}>
      <Select
        id={id}
        value=""
        describedBy={`${id}-help`}
        options={[{ value: "", label: prompt }, ...presets.map((preset) => ({ value: preset.id, label: preset.name }))]}
        onChange={(chosen) => {
          const preset = presets.find((candidate) => candidate.id === chosen);
          if (preset !== undefined) onPick(preset);
        }}
      />
    </FieldFrame>
  );
}
