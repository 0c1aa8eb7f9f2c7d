const THREE_DIGITS = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
const FOUR_DIGITS = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 4 });

/** 3 significant digits, thousands separated: how a number reads inside a sentence. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "no limit";
  if (value !== 0 && Math.abs(value) < 0.001) return value < 0 ? "0" : "under 0.001";
  return (Math.abs(value) >= 1000 ? FOUR_DIGITS : THREE_DIGITS).format(value);
}

const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

export function count(value: number): string {
  return WHOLE.format(value);
}

/** Rounding must not make all of nearly all. */
export function percent(fraction: number): string {
  return fraction < 1 && fraction > 0.9995 ? "over 99.9 %" : `${figure(fraction * 100)} %`;
}

export function milliseconds(value: number): string {
  return value >= 10_000 ? `${figure(value / 1000)} s` : `${figure(value)} ms`;
}

export function requestsPerSecond(value: number): string {
  return `${figure(value)} req/s`;
}

export function mebibytes(value: number): string {
  return value >= 10_240 ? `${figure(value / 1024)} GiB` : `${count(value)} MiB`;
}
