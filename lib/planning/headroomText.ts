import { count } from "@/lib/analytic/wording";
import type { EvaluatedMix } from "./plan";

/**
 * How far the load is from the line: "65 % below", "20 % past", "36 times the line". What is below is never wholly
 * below, so 99 % is the most. Null for a mix that can't run.
 */
export function headroomText({ headroom, loadLineRps }: Pick<EvaluatedMix, "headroom" | "loadLineRps">): string | null {
  if (headroom === null || loadLineRps === null) return null;
  if (loadLineRps === 0) return "fails at any load";
  if (headroom >= 0) return `${count(Math.min(99, 100 * headroom))} % below`;
  return headroom > -9 ? `${count(-100 * headroom)} % past` : `${count(1 - headroom)} times the line`;
}
