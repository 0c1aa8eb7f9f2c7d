import { parseQuantity } from "@/lib/units/parseQuantity";
import type { Measurement } from "./measurement";

const MOST_LINES = 500;
const EXAMPLE = "rate, p50, p95, p99";

/** What a column is called in the files that load generators and people write. */
const COLUMNS = {
  rateRps: /^(arrival |request )?(rate|rps|req\/s|requests\/s|throughput)/i,
  meanMs: /^(mean|avg|average)/i,
  p50Ms: /^(p ?50|50|median)/i,
  p95Ms: /^(p ?95|95)/i,
  p99Ms: /^(p ?99|99)/i,
} as const;
type Column = keyof typeof COLUMNS;
const NAMES: Readonly<Record<Column, string>> = {
  rateRps: "rate",
  meanMs: "mean",
  p50Ms: "p50",
  p95Ms: "p95",
  p99Ms: "p99",
};
/** "p95 (ms)", "p95_s", "mean [s]": the unit of a whole column. */
const UNIT = /(?:[([]\s*|[\s_])([a-zµ/]+)[)\]]?$/i;

export interface ReadMeasurements {
  readonly measurements: readonly Measurement[];
  /** What was wrong, each with its line; the other lines were read. */
  readonly faults: readonly string[];
}

interface Heading {
  readonly column: Column;
  readonly unit: string;
}

function headingOf(text: string): Heading | null {
  const column = (Object.keys(COLUMNS) as Column[]).find((one) => COLUMNS[one].test(text.trim()));
  if (column === undefined) return null;
  const base = column === "rateRps" ? "req/s" : "ms";
  const written = UNIT.exec(text.trim())?.[1];
  const known = written !== undefined && parseQuantity(`1 ${written}`, column === "rateRps" ? "rps" : "ms", base).ok;
  return { column, unit: known ? written : base };
}

function cellsOf(line: string, separator: string): readonly string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

/** Tables are pasted with tabs, exported with commas, and in much of Europe with semicolons. */
function separatorOf(line: string): string {
  return ["\t", ";"].find((one) => line.includes(one)) ?? ",";
}

/** Reads a table of what was measured: a rate and at least one latency a line, with a heading that names the columns. */
export function readMeasurements(text: string): ReadMeasurements {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line, number: index + 1 }));
  const [head, ...rest] = lines.filter(({ line }) => line.trim() !== "");
  if (head === undefined) return { measurements: [], faults: [`There is nothing to read; start with: ${EXAMPLE}`] };
  if (rest.length > MOST_LINES) return { measurements: [], faults: [`Keep it to ${MOST_LINES} lines.`] };
  const separator = separatorOf(head.line);
  const headings = cellsOf(head.line, separator).map(headingOf);
  const columns = headings.flatMap((heading) => heading?.column ?? []);
  if (!columns.includes("rateRps") || columns.length < 2)
    return {
      measurements: [],
      faults: [`Line ${head.number}: name the columns first, a rate and at least one latency, like: ${EXAMPLE}`],
    };
  const faults: string[] = [];
  const measurements: Measurement[] = [];
  for (const { line, number } of rest) {
    const read = readLine(cellsOf(line, separator), headings);
    if (typeof read === "string") faults.push(`Line ${number}: ${read}`);
    else measurements.push(read);
  }
  if (rest.length === 0) faults.push("There are no lines under the heading.");
  return { measurements, faults };
}

function readLine(cells: readonly string[], headings: readonly (Heading | null)[]): Measurement | string {
  const read = { rateRps: 0, meanMs: null, p50Ms: null, p95Ms: null, p99Ms: null } as {
    -readonly [key in keyof Measurement]: Measurement[key];
  };
  for (const [index, heading] of headings.entries()) {
    const cell = cells[index] ?? "";
    if (heading === null || cell === "") continue;
    const { column, unit } = heading;
    const parsed = parseQuantity(cell, column === "rateRps" ? "rps" : "ms", unit);
    if (!parsed.ok) return `"${cell.slice(0, 30)}" is no ${NAMES[column]}. ${parsed.message}`;
    if (parsed.value <= 0) return `the ${NAMES[column]} must be more than 0.`;
    read[column] = parsed.value;
  }
  if (read.rateRps === 0) return "the rate is missing.";
  const latencies = [read.meanMs, read.p50Ms, read.p95Ms, read.p99Ms];
  return latencies.every((one) => one === null) ? "a latency is missing." : read;
}
