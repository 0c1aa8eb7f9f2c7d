import { niceTicks } from "./niceTicks";

export interface FigureSeries {
  readonly name: string;
  readonly color: string;
  readonly points: readonly (readonly [number, number])[];
  /** Marks without a line between them. */
  readonly scattered?: boolean;
}

export interface Figure {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly logarithmic?: boolean;
  /** The diagonal on which x = y. */
  readonly diagonal?: boolean;
  readonly series: readonly FigureSeries[];
}

const WIDTH = 640;
const HEIGHT = 360;
const BOX = { left: 64, right: 150, top: 40, bottom: 46 };
const DECADES = [1, 2, 5];

function ticksOf(low: number, high: number, logarithmic: boolean): readonly number[] {
  if (!logarithmic) return niceTicks(high, 5);
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++)
    for (const digit of DECADES) ticks.push(digit * 10 ** power);
  const within = ticks.filter((tick) => tick >= low && tick <= high);
  return within.length > 9 ? within.filter((tick) => Number.isInteger(Math.log10(tick))) : within;
}

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[one] ?? one);
const short = (value: number) => new Intl.NumberFormat("en", { maximumSignificantDigits: 3 }).format(value);

/** A line or scatter figure as SVG text, the same for the same numbers: it can be committed and compared. */
export function lineFigure({ title, xLabel, yLabel, logarithmic = false, diagonal = false, series }: Figure): string {
  const xs = series.flatMap(({ points }) => points.map(([x]) => x));
  const ys = series.flatMap(({ points }) => points.map(([, y]) => y));
  const both = [...xs, ...ys];
  const bounds = (values: readonly number[]): readonly [number, number] =>
    logarithmic ? [Math.min(...values) / 1.2, Math.max(...values) * 1.2] : [0, Math.max(...values) * 1.05];
  const [xLow, xHigh] = bounds(diagonal ? both : xs);
  const [yLow, yHigh] = bounds(diagonal ? both : ys);
  const along = (value: number, low: number, high: number) =>
    logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  const x = (value: number) => BOX.left + along(value, xLow, xHigh) * (WIDTH - BOX.left - BOX.right);
  const y = (value: number) => HEIGHT - BOX.bottom - along(value, yLow, yHigh) * (HEIGHT - BOX.top - BOX.bottom);
  const at = (left: number, top: number) => `${left.toFixed(1)} ${top.toFixed(1)}`;
  const text = (left: number, top: number, words: string, more = "") =>
    `<text x="${left.toFixed(1)}" y="${top.toFixed(1)}"${more}>${escaped(words)}</text>`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#10202e">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fffdf8"/>`,
    text(16, 24, title, ' font-size="14" font-weight="600"'),
  ];
  for (const tick of ticksOf(yLow, yHigh, logarithmic).filter((one) => one >= yLow && one <= yHigh))
    parts.push(
      `<path d="M${at(BOX.left, y(tick))}H${WIDTH - BOX.right}" stroke="#dcd7cb"/>`,
      text(BOX.left - 6, y(tick) + 4, short(tick), ' text-anchor="end"'),
    );
  for (const tick of ticksOf(xLow, xHigh, logarithmic).filter((one) => one >= xLow && one <= xHigh))
    parts.push(text(x(tick), HEIGHT - BOX.bottom + 16, short(tick), ' text-anchor="middle"'));
  if (diagonal)
    parts.push(
      `<path d="M${at(x(xLow), y(yLow))}L${at(x(xHigh), y(yHigh))}" stroke="#8b8a80" stroke-dasharray="4 3"/>`,
    );
  series.forEach(({ name, color, points, scattered = false }, index) => {
    const path = points.map(([px, py], place) => `${place === 0 ? "M" : "L"}${at(x(px), y(py))}`).join("");
    if (!scattered) parts.push(`<path d="${path}" fill="none" stroke="${color}" stroke-width="2"/>`);
    for (const [px, py] of points)
      parts.push(`<circle cx="${x(px).toFixed(1)}" cy="${y(py).toFixed(1)}" r="3.5" fill="${color}"/>`);
    const top = BOX.top + 8 + index * 18;
    parts.push(
      `<rect x="${WIDTH - BOX.right + 12}" y="${top - 9}" width="10" height="10" fill="${color}"/>`,
      text(WIDTH - BOX.right + 28, top, name),
    );
  });
  parts.push(
    text(WIDTH - BOX.right, HEIGHT - 10, xLabel, ' text-anchor="end"'),
    text(16, BOX.top - 2, yLabel, ' font-size="11"'),
    "</svg>",
  );
  return `${parts.join("\n")}\n`;
}
