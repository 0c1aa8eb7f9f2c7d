"use client";

import { Notice } from "@/components/ui/Notice";
import { inputAt } from "@/lib/scenario/inputs";
import type { Path } from "@/lib/scenario/valueAt";
import { usePlanner } from "./PlannerContext";
import { pathKey, pathOf } from "./plannerStore";

const MOST = 3;

function faultText(path: Path, message: string): string {
  const label = inputAt(path)?.label;
  return label === undefined ? message : `${label}: ${message}`;
}

/** Says what keeps the draft from being answered, also where the field at fault is folded away. */
export function FaultNotice() {
  const issues = usePlanner((state) => state.issues);
  const textFaults = usePlanner((state) => state.textFaults);
  const texts = [
    ...Object.entries(textFaults).map(([key, message]) => faultText(pathOf(key), message)),
    // A text that is no quantity leaves the draft as it was: what the schema says of that is of a text gone by.
    ...issues
      .filter(({ path }) => textFaults[pathKey(path)] === undefined)
      .map(({ path, message }) => faultText(path, message)),
  ];
  if (texts.length === 0) return null;
  const rest = texts.length - MOST;
  return (
    <Notice>
      {texts.length === 1 ? "One input needs mending" : `${texts.length} inputs need mending`}; the numbers below are of
      the last input that made sense. {texts.slice(0, MOST).join(" ")}
      {rest > 0 ? ` And ${rest} more, marked in the form.` : ""}
    </Notice>
  );
}
