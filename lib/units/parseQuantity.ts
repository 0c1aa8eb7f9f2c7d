import { scalesOf, type Unit } from "./unit";

export type ParsedQuantity =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string };

const NUMBER_THEN_UNIT = /^([+-]?[\d.,_ \u00a0\u202f]*(?:e[+-]?\d{1,3})?)\s*(.*)$/i;
/** Digits in groups of three by one kind of mark, then a decimal part by another: "1 200", "1,200.5", "1.234,5". */
const GROUPED = /^([+-]?\d{1,3})([ ,._])(\d{3}(?:\2\d{3})*)(?:([.,])(\d+))?$/;
const PLAIN = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d{1,3})?$/i;

/**
 * A number as people write it. A lone comma or point before three digits is ambiguous: "1,200" is read as grouped,
 * "1.200" as a decimal, as in English. Anything else with marks in it, such as two cells of a spreadsheet, is no number.
 */
function readNumber(written: string): number {
  const text = written.replace(/[\u00a0\u202f]/g, " ").trim();
  const grouped = GROUPED.exec(text);
  if (grouped !== null) {
    const [, first = "", mark, rest = "", decimalMark, decimals = ""] = grouped;
    const plainDecimal = mark === "." && decimalMark === undefined && !rest.includes(".");
    if (!plainDecimal && decimalMark !== mark)
      return Number(`${first}${rest.replace(/[ ,._]/g, "")}${decimals === "" ? "" : `.${decimals}`}`);
  }
  return PLAIN.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
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
