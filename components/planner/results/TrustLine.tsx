"use client";

import { useShown } from "./useShown";

const BASIS = {
  measured: "Checked against measurements of this server kind",
  theory: "Checked against theory",
  unchecked: "Not checked against a measurement of this server",
} as const;

/** How far to believe the numbers on the screen. */
export function TrustLine() {
  const { evaluated } = useShown();
  const trust = evaluated.prediction.performance?.trust;
  if (trust === undefined) return null;
  return (
    <p className="text-mute text-xs" data-testid="trust">
      <span className="font-medium text-ink">{BASIS[trust.basis]}.</span> {trust.why} Expect the mean within ±
      {trust.meanErrorPercent} % and the 95th percentile within ±{trust.p95ErrorPercent} %
      {trust.unstable ? "; but two runs of the very same load may differ by a factor of two here" : ""}. Model{" "}
      {evaluated.prediction.modelVersion}.
    </p>
  );
}
