"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { EvaluatedMix } from "@/lib/planning/plan";
import { WhyMark } from "./WhyMark";

const WhyPopover = dynamic(() => import("./WhyPopover"), { ssr: false, loading: () => <WhyMark label="Why?" /> });
const MixExplanation = dynamic(() => import("./MixExplanation"), { ssr: false });

interface WhyButtonProps {
  /** What the number is, for those who hear the button: "the load line". */
  readonly label: string;
  readonly children: ReactNode;
}

/** A small button on a number that opens what is behind it. Nothing is loaded until it is used. */
export function WhyButton({ label, children }: WhyButtonProps) {
  const [used, setUsed] = useState(false);
  const name = `Why? ${label}`;
  return used ? (
    <WhyPopover name={name}>{children}</WhyPopover>
  ) : (
    <WhyMark label={name} onClick={() => setUsed(true)} />
  );
}

interface WhyProps {
  /** Which number of the mix: an id of its explanations, "line", "budget:CPU". */
  readonly number: string;
  readonly label: string;
  readonly evaluated: EvaluatedMix;
}

/** The same on a number of a mix: its formula with today's values. */
export function Why({ number, label, evaluated }: WhyProps) {
  return (
    <WhyButton label={label}>
      <MixExplanation number={number} evaluated={evaluated} />
    </WhyButton>
  );
}
