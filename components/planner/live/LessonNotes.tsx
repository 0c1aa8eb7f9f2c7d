"use client";

import { ExternalLink } from "lucide-react";
import { buttonClass } from "@/components/ui/Button";
import { encodeFragment } from "@/lib/scenario/codec";
import type { Lesson } from "@/lib/scenario/presets/lessons";
import { readable } from "@/lib/units/formatQuantity";
import { OUTCOME_S, useOutcome } from "./useOutcome";

interface LessonNotesProps {
  readonly lesson: Lesson;
  readonly seed: number;
  readonly cured: boolean;
  readonly onCure: (cured: boolean) => void;
}

/** What to watch in a ready example, the switch to its cure, and what that is worth. */
export function LessonNotes({ lesson, seed, cured, onCure }: LessonNotesProps) {
  const outcome = useOutcome(lesson, seed);
  const { cure } = lesson;
  return (
    <div className="mb-3 rounded-lg bg-well px-3 py-2 text-sm">
      <p className="max-w-4xl" data-testid="lesson">
        {cured ? cure.watch : lesson.watch}
      </p>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1">
        <label className="flex min-h-6 items-center gap-2 font-medium">
          <input
            type="checkbox"
            className="size-4 accent-sea"
            checked={cured}
            onChange={(event) => onCure(event.currentTarget.checked)}
          />
          With the cure: {cure.name}
        </label>
        <p className="text-mute text-xs" data-testid="outcome">
          {outcome === null
            ? "Simulating a minute of each …"
            : `Mean response over ${OUTCOME_S} s: ${readable(outcome.without, "ms")} without the cure, ${readable(outcome.withCure, "ms")} with it.`}
        </p>
        {/* In a tab of its own: what is on this page may not be saved. */}
        <a
          className={buttonClass("quiet", "ml-auto min-h-7 px-2 text-xs")}
          href={`/#${encodeFragment(cured ? cure.scenario : lesson.scenario)}`}
          target="_blank"
          rel="noopener"
        >
          Open in the planner <ExternalLink className="size-3.5" aria-hidden="true" />
          <span className="sr-only">(new tab)</span>
        </a>
      </div>
    </div>
  );
}
