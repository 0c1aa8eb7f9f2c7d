import type { Recommendation } from "@/lib/planning/plan";
import { explainAlternative } from "@/lib/planning/why/explainAlternative";
import { ExplanationText } from "./ExplanationText";

interface AlternativeExplanationProps {
  readonly recommendation: Recommendation;
  readonly alternative: Recommendation["alternatives"][number];
}

/** Why another mix is next best. */
export default function AlternativeExplanation({ recommendation, alternative }: AlternativeExplanationProps) {
  const explanation = explainAlternative(recommendation, alternative);
  return explanation === null ? (
    <p>The recommended mix has no line to compare with: it fails at any load.</p>
  ) : (
    <ExplanationText explanation={explanation} />
  );
}
