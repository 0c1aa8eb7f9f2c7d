"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { EvaluatedMix } from "@/lib/planning/plan";
import { WhyMark } from "./WhyMark";

const WhyPopover = dynamic(() => import("./WhyPopover"), { ssr: false, loading: () => <WhyMark label="Why?" /> });

interface WhyProps {
  /** Which number of the mix: an id of its explanations, "line", "budget:CPU". */
  readonly number: string;
  /** What the number is, for those who hear the button: "the load line". */
  readonly label: string;
  readonly evaluated: EvaluatedMix;
}

/** A small button on a number that opens its formula with today's values. Nothing is loaded until it is used. */
export function Why({ number, label, evaluated }: WhyProps) {
  const [used, setUsed] = useState(false);
  const name = `Why? ${label}`;
  return used ? (
    <WhyPopover number={number} name={name} evaluated={evaluated} />
  ) : (
    <WhyMark label={name} onClick={() => setUsed(true)} />
  );
}
