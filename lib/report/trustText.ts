import type { Trust } from "@/lib/analytic/prediction";

const BASIS: Readonly<Record<Trust["basis"], string>> = {
  measured: "Checked against measurements of this server kind",
  theory: "Checked against theory",
  unchecked: "Not checked against a measurement of this server",
};

export interface TrustText {
  readonly basis: string;
  readonly detail: string;
}

/** How far to believe the numbers, in words. */
export function trustText({ basis, why, meanErrorPercent, p95ErrorPercent, unstable }: Trust): TrustText {
  const doubt = unstable ? "; but two runs of the very same load may differ by a factor of two here" : "";
  return {
    basis: `${BASIS[basis]}.`,
    detail: `${why} Expect the mean within ±${meanErrorPercent} % and the 95th percentile within ±${p95ErrorPercent} %${doubt}.`,
  };
}
