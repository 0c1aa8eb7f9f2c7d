"use client";

import Link from "next/link";
import { trustText } from "@/lib/report/trustText";
import { useShown } from "./useShown";

/** How far to believe the numbers on the screen. */
export function TrustLine() {
  const { evaluated } = useShown();
  const trust = evaluated.prediction.performance?.trust;
  if (trust === undefined) return null;
  const { basis, detail } = trustText(trust);
  return (
    <p className="text-mute text-xs" data-testid="trust">
      <span className="font-medium text-ink">{basis}</span> {detail} Model {evaluated.prediction.modelVersion}.{" "}
      <Link href="/evidence" className="underline decoration-edge-strong underline-offset-2 hover:text-ink">
        See the evidence
      </Link>
    </p>
  );
}
