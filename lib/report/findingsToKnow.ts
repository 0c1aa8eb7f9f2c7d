import type { Finding } from "@/lib/analytic/prediction";
import type { Plan } from "@/lib/planning/plan";

/** What to know before believing the verdict: about the scenario itself, then about the mix that would run; each once. */
export function findingsToKnow(plan: Plan): readonly Finding[] {
  const all = [...plan.findings, ...(plan.recommendation ?? plan.today).prediction.findings];
  return all.filter(({ message }, index) => all.findIndex((other) => other.message === message) === index);
}
