const SUFFIXES: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd" };
const ORDINALS = new Intl.PluralRules("en", { type: "ordinal" });

/** "95th percentile", "99.9th percentile". */
export function percentileName(percentile: number): string {
  const suffix = Number.isInteger(percentile) ? SUFFIXES[ORDINALS.select(percentile)] : undefined;
  return `${percentile}${suffix ?? "th"} percentile`;
}
