import { INTERPRETER_FACTS } from "@/lib/scenario/presets/interpreters";
import type { Option } from "./ChoiceField";

export const INTERPRETER_OPTIONS: readonly Option[] = Object.entries(INTERPRETER_FACTS).map(([value, { name }]) => ({
  value,
  label: name,
}));
