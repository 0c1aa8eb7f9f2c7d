import { readable } from "@/lib/units/formatQuantity";
import type { Unit } from "@/lib/units/unit";

/** Less than this share of either is no difference that anyone could act on. */
const NEGLIGIBLE = 5e-4;

/** How a figure moved: "+12 ms (+6 %)", "−198 MiB (−22 %)", "the same". */
export function differenceText(before: number, after: number, unit: Unit): string {
  const change = after - before;
  if (Math.abs(change) <= NEGLIGIBLE * Math.max(Math.abs(before), Math.abs(after))) return "the same";
  const sign = change > 0 ? "+" : "−";
  const share = before > 0 ? ` (${sign}${readable(Math.abs((100 * change) / before), "percent", 2)})` : "";
  return `${sign}${readable(Math.abs(change), unit)}${share}`;
}
