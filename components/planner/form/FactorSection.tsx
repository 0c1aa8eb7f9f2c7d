"use client";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { FACTORS, type FactorId, inputAt } from "@/lib/scenario/inputs";
import type { Path } from "@/lib/scenario/valueAt";
import { usePlanner } from "../PlannerContext";
import { pathOf } from "../plannerStore";

interface FactorSectionProps {
  readonly factor: FactorId;
  /** What this factor does to the scenario at hand, in a sentence. */
  readonly summary: string;
  readonly children: ReactNode;
}

/** One of the five factors (or traffic, objectives): number, what it means here, its inputs. */
export function FactorSection({ factor, summary, children }: FactorSectionProps) {
  const { number, title } = FACTORS.find((one) => one.id === factor) ?? { number: null, title: factor };
  const faults = usePlanner(
    (state) =>
      state.issues.filter((issue) => factorOf(issue.path) === factor).length +
      Object.keys(state.textFaults).filter((key) => factorOf(pathOf(key)) === factor).length,
  );
  return (
    <details open className="group/factor border-edge border-b pb-2 last:border-b-0" data-factor={factor}>
      <summary className="sticky top-0 z-10 flex list-none items-center gap-2 bg-paper py-2.5 [&::-webkit-details-marker]:hidden">
        {number === null ? null : (
          <span className="grid size-5 place-items-center rounded-full border-[1.5px] border-edge-strong font-semibold text-2xs text-mute">
            {number}
          </span>
        )}
        <h2 className="font-semibold text-sm">{title}</h2>
        {faults === 0 ? null : <span className="rounded-full bg-load-soft px-2 text-2xs">{faults} to mend</span>}
        <ChevronDown
          className="ml-auto size-4 text-mute transition-transform group-open/factor:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <p className="mb-1.5 text-mute text-xs">{summary}</p>
      {children}
    </details>
  );
}

function factorOf(path: Path): FactorId | undefined {
  const known = inputAt(path)?.factor;
  if (known !== undefined) return known;
  const [head] = path;
  if (head === "backends") return "application";
  if (head === "runtime") return "hardware";
  return FACTORS.find((one) => one.id === head)?.id;
}
