/** A figure for a chart's table and CSV: plain, with as many digits as mean something; empty where there is none. */
export function tableNumber(value: number | null, digits = 4): number | string {
  return value === null ? "" : Number(value.toPrecision(digits));
}
