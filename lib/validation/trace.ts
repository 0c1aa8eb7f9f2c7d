import { PlimsollError } from "@/lib/errors/plimsollError";
import type { ClientLink } from "@/lib/scenario/network";
import type { Trace } from "@/lib/simulation/server/trace";
import { linkOf } from "./caseSystem";

const COLUMNS = [
  "start_s",
  "cpu_ms",
  "io_ms",
  "io_phases",
  "response_bytes",
  "body_bytes",
  "up_Bps",
  "down_Bps",
] as const;

/** A recorded run: its requests in order of their starts, and the links that their `link` points to. */
export interface RecordedRun {
  readonly trace: Trace;
  readonly links: readonly ClientLink[];
}

/** Reads `traces/<id>.csv` of the harness. @throws PlimsollError where a column is missing or not a number. */
export function parseTrace(csv: string): RecordedRun {
  const lines = csv.trim().split(/\r?\n/);
  const header = (lines[0] ?? "").split(",");
  const places = COLUMNS.map((column) => {
    const place = header.indexOf(column);
    if (place < 0) throw new PlimsollError("invalid-input", `The trace has no column "${column}".`);
    return place;
  });
  const rows = lines.slice(1).map((line, index) => {
    const cells = line.split(",");
    return places.map((place, column) => {
      const value = Number(cells[place]);
      if (!Number.isFinite(value))
        throw new PlimsollError("invalid-input", `Line ${index + 2} of the trace: "${COLUMNS[column]}" is no number.`);
      return value;
    });
  });
  rows.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const column = (place: number) => Float64Array.from(rows, (row) => row[place] ?? 0);
  const links: ClientLink[] = [];
  const link = Int32Array.from(rows, (row) => {
    const wanted = linkOf(row[7] ?? 0, row[6] ?? 0);
    const known = links.findIndex((one) => one.name === wanted.name);
    return known >= 0 ? known : links.push(wanted) - 1;
  });
  return {
    links,
    trace: {
      length: rows.length,
      startMs: column(0).map((seconds) => seconds * 1000),
      cpuMs: column(1),
      ioMs: column(2),
      waits: Int32Array.from(column(3)),
      responseBytes: column(4),
      bodyBytes: column(5),
      link,
    },
  };
}
