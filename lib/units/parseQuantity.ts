import { scalesOf, type Unit } from "./unit";

export type ParsedQuantity =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string };

const NUMBER_THEN_UNIT = /^([+-]?(?:\d[\d\s_,]*)?(?:[.,]\d+)?(?:e[+-]?\d{1,3})?)\s*(.*)$/i;

/** "1 200", "1,200", "1_200" and "1.5" as people write them; a single comma before other than three digits is a decimal mark. */
function readNumber(text: string): number {
  const compact = text.replace(/[\s_]/g, "");
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?(e.*)?$/i.test(compact);
  return Number(grouped ? compact.replaceAll(",", "") : compact.replace(",", "."));
}

/**
 * Reads "1.5 GB", "200ms", "2k rps", "40 %". A bare number is in the unit shown beside the field.
 * @param shown the spelling that stands beside the field, e.g. "GiB"
 * @returns the value in the base unit, or what to type instead
 */
export function parseQuantity(text: string, unit: Unit, shown: string): ParsedQuantity {
  const trimmed = text.trim();
  const example = shown === "" ? "a number, like 4" : `a number, like 4 or 4 ${shown}`;
  const match = NUMBER_THEN_UNIT.exec(trimmed);
  const digits = match?.[1] ?? "";
  const number = digits === "" ? Number.NaN : readNumber(digits);
  if (!Number.isFinite(number)) return { ok: false, message: `Enter ${example}.` };
  const written = (match?.[2] ?? "").trim();
  const wanted = written === "" ? shown : written;
  const scales = scalesOf(unit);
  const scale =
    scales.find((candidate) => candidate.spellings.some((spelling) => spelling === wanted)) ??
    scales.find((candidate) => candidate.spellings.some((spelling) => spelling.toLowerCase() === wanted.toLowerCase()));
  if (scale === undefined) return { ok: false, message: `"${written}" is not a unit used here; enter ${example}.` };
  return { ok: true, value: Number((number * scale.factor).toPrecision(12)) };
}
