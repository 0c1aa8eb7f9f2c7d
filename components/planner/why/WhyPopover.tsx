"use client";

import { Popover } from "radix-ui";
import { useState } from "react";
import type { EvaluatedMix } from "@/lib/planning/plan";
import type { Explanation } from "@/lib/planning/why/explanation";
import { usePlanner } from "../PlannerContext";
import { ExplanationText } from "./ExplanationText";
import { useExplanation } from "./useExplanation";
import { WhyMark } from "./WhyMark";

interface WhyPopoverProps {
  readonly number: string;
  readonly name: string;
  readonly evaluated: EvaluatedMix;
}

function Found({ explanation }: { readonly explanation: Explanation | null }) {
  return explanation === null ? (
    <p>This number has nothing behind it: the mix can't run, or its line is nought.</p>
  ) : (
    <ExplanationText explanation={explanation} />
  );
}

/** The explanation of one number, beside it; open from the start, for it was asked for. */
export default function WhyPopover({ number, name, evaluated }: WhyPopoverProps) {
  const [open, setOpen] = useState(true);
  const scenario = usePlanner((state) => state.answer.scenario);
  const found = useExplanation(open ? scenario : null, evaluated, number);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <WhyMark label={name} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          collisionPadding={12}
          sideOffset={4}
          aria-label={name}
          className="z-50 max-h-[min(34rem,80dvh)] w-[min(26rem,calc(100vw-1.5rem))] overflow-y-auto rounded-xl border border-edge bg-card p-3.5 text-sm shadow-xl"
        >
          {found.state === "found" ? (
            <Found explanation={found.explanation} />
          ) : found.state === "failed" ? (
            <p className="text-load">The model could not be asked. Reload the page and try again.</p>
          ) : (
            <p className="min-h-32 text-mute">Asking the model …</p>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
