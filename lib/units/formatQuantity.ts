import { shownScales, type Unit } from "./unit";

export interface FormattedQuantity {
  readonly number: string;
  /** The unit's spelling, or "" for a bare count. */
  readonly unit: string;
}

/** By the number of decimals; making one takes longer than a hundred uses of it. */
const FORMATS = Array.from(
  { length: 7 },
  (_, decimals) => new Intl.NumberFormat("en", { maximumFractionDigits: decimals, useGrouping: true }),
);

function significant(value: number, digits: number): string {
  if (value === 0) return "0";
  const decimals = Math.min(6, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
  return FORMATS[decimals]?.format(value) ?? String(value);
}

/**
 * A value as people read it: 8192 MiB → 8 GiB, 1500 ms → 1.5 s.
 * @param digits significant digits; whole numbers are never cut
 */
export function formatQuantity(value: number, unit: Unit, digits = 3): FormattedQuantity {
  const scales = shownScales(unit);
  const smallest = scales[0];
  if (smallest === undefined) return { number: significant(value, digits), unit: "" };
  const fitting = scales.filter((scale) => Math.abs(value) >= scale.factor);
  const scale = fitting.at(-1) ?? smallest;
  return { number: significant(value / scale.factor, digits), unit: scale.spellings[0] ?? "" };
}

/** The same on one line, "1.5 s". */
export function readable(value: number, unit: Unit, digits = 3): string {
  const { number, unit: spelling } = formatQuantity(value, unit, digits);
  return spelling === "" ? number : `${number} ${spelling}`;
}

/** For a field that is being edited: no digit is lost, and the scale is the largest that keeps it exact and short. */
export function editable(value: number, unit: Unit): FormattedQuantity {
  const scales = shownScales(unit);
  const smallest = scales[0];
  if (smallest === undefined) return { number: String(value), unit: "" };
  const short = scales.filter((scale) => {
    const scaled = value / scale.factor;
    return scaled >= 1 && Number(scaled.toFixed(3)) === Number(scaled.toPrecision(12));
  });
  const scale = short.at(-1) ?? smallest;
  return { number: String(Number((value / scale.factor).toPrecision(12))), unit: scale.spellings[0] ?? "" };
}
