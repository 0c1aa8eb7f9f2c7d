"use client";

import { Redo2, Undo2 } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { usePlanner, usePlannerStore } from "./PlannerContext";

/** Undo and redo, by button and by Ctrl or Cmd with Z; one drag or one field's typing is one step. */
export function UndoButtons() {
  const store = usePlannerStore();
  const canUndo = usePlanner((state) => state.history.past.length > 0);
  const canRedo = usePlanner((state) => state.history.future.length > 0);
  const [said, setSaid] = useState("");

  useEffect(() => {
    // The browser's own end of a change: leaving a text, letting go of a slider, choosing from a list.
    const end = () => store.getState().endGesture();
    const press = (event: KeyboardEvent) => {
      const command = (event.ctrlKey || event.metaKey) && !event.altKey;
      const key = event.key.toLowerCase();
      const redoes = command && ((key === "z" && event.shiftKey) || (key === "y" && !event.shiftKey));
      const undoes = command && key === "z" && !event.shiftKey;
      if ((!undoes && !redoes) || belongsElsewhere(event.target)) return;
      event.preventDefault();
      setSaid(step(store.getState(), undoes ? "undo" : "redo"));
    };
    window.addEventListener("change", end);
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("change", end);
      window.removeEventListener("keydown", press);
    };
  }, [store]);

  return (
    <>
      <Button
        look="quiet"
        className="px-2"
        aria-label="Undo"
        disabled={!canUndo}
        onClick={() => setSaid(step(store.getState(), "undo"))}
      >
        <Undo2 className="size-4" aria-hidden="true" />
      </Button>
      <Button
        look="quiet"
        className="px-2"
        aria-label="Redo"
        disabled={!canRedo}
        onClick={() => setSaid(step(store.getState(), "redo"))}
      >
        <Redo2 className="size-4" aria-hidden="true" />
      </Button>
      <span className="sr-only" aria-live="polite" data-testid="undo-said">
        {said}
      </span>
    </>
  );
}

interface Steps {
  readonly history: { readonly past: readonly unknown[]; readonly future: readonly unknown[] };
  undo(): void;
  redo(): void;
}

/** Goes a step, and says so with how many are left, so that two in a row are both heard. */
function step({ history: { past, future }, undo, redo }: Steps, way: "undo" | "redo"): string {
  const there = way === "undo" ? past.length : future.length;
  if (there === 0) return way === "undo" ? "Nothing to undo." : "Nothing to redo.";
  if (way === "undo") undo();
  else redo();
  return `${way === "undo" ? "Undone" : "Redone"}; ${there - 1} more to ${way}.`;
}

/** A text that is no part of the scenario keeps the undo that the browser gives it. */
function belongsElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("textarea, [role=dialog]") !== null;
}
