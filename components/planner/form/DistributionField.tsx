"use client";

import { type Path, valueAt } from "@/lib/scenario/valueAt";
import { usePlanner } from "../PlannerContext";
import { ChoiceField } from "./ChoiceField";
import { QuantityField } from "./QuantityField";

const FAMILIES = [
  { value: "deterministic", label: "always the same" },
  { value: "exponential", label: "exponential" },
  { value: "lognormal", label: "lognormal, long tail" },
  { value: "gamma", label: "gamma" },
];

interface DistributionFieldProps {
  readonly path: Path;
  /** "CPU varies", "Waits vary": how the choice of the shape is called. */
  readonly shapeLabel: string;
}

/** A demand: its mean, how it varies, and by how much where the family leaves that open. */
export function DistributionField({ path, shapeLabel }: DistributionFieldProps) {
  const mean = usePlanner((state) => valueAt(state.draft, [...path, "mean"]));
  const cv = usePlanner((state) => valueAt(state.draft, [...path, "cv"]));
  const inFamily = (family: string) => {
    const kept = typeof mean === "number" ? mean : 0;
    const open = family === "lognormal" || family === "gamma";
    return open ? { family, mean: kept, cv: typeof cv === "number" ? cv : 1 } : { family, mean: kept };
  };
  return (
    <>
      <QuantityField path={[...path, "mean"]} />
      <ChoiceField
        path={path}
        valuePath={[...path, "family"]}
        label={shapeLabel}
        help="The mean says how much; the shape says how unlike two requests are. Percentiles depend on it."
        options={FAMILIES}
        store={inFamily}
      />
      {cv === undefined ? null : <QuantityField path={[...path, "cv"]} />}
    </>
  );
}
