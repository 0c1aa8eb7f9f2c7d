import { readable } from "@/lib/units/formatQuantity";
import { inputAt } from "./inputs";
import type { Scenario } from "./scenario";
import { type Path, valueAt } from "./valueAt";

/** One difference between two scenarios, in words. */
export interface Change {
  /** Where: in the later scenario, or in the earlier one for what is gone. */
  readonly path: Path;
  /** "threads", "checkout: CPU a request". */
  readonly label: string;
  /** With unit; null where there was nothing. */
  readonly before: string | null;
  /** With unit; null where nothing is left. */
  readonly after: string | null;
}

/** What is no number has no entry among the inputs. `*` stands for an index. */
const CHOICES: Readonly<Record<string, string>> = {
  name: "name",
  "host.os": "operating system",
  "host.synRetrySchedule": "retry schedule",
  "runtime.interpreter": "interpreter",
  "network.keepAlive": "keep-alive",
  "server.kind": "server",
  "server.preload": "preload",
  "server.frontEnd.kind": "front end",
  "server.frontEnd.buffersRequests": "front end buffers uploads",
  "server.frontEnd.buffersResponses": "front end buffers responses",
  "application.interface": "interface",
  "application.threadSafe": "thread-safe",
  "application.measured": "demands measured",
  "application.classes.*.backend": "backend",
  "application.classes.*.clients": "kinds of client",
  "backends.*.scope": "scope",
  "backends.*.held": "connection held for a",
  "backends.*.onFull": "when full",
  "traffic.load.kind": "load",
  "traffic.load.arrivals.process": "arrivals",
  "objectives.latency.*.at": "measured at the",
  "objectives.latency.*.class": "class",
};

/** Lists whose entries are known by their names, and what one entry is. */
const ENTRIES: Readonly<Record<string, string>> = {
  "network.clients": "client",
  "application.classes": "class",
  backends: "backend",
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** "CPUs" stays, "Arrival rate" reads "arrival rate" in the midst of a line; today's mix is the only one there. */
function inLine(label: string): string {
  const plain = label.replace(/ today$/, "");
  return /^[A-Z][a-z]/.test(plain) ? `${plain[0]?.toLowerCase()}${plain.slice(1)}` : plain;
}

function nameOf(path: Path): string {
  const input = inputAt(path);
  if (input !== undefined) return inLine(input.label);
  const pattern = path.map((key) => (typeof key === "number" ? "*" : key)).join(".");
  const choice = Object.hasOwn(CHOICES, pattern) ? CHOICES[pattern] : undefined;
  if (choice !== undefined) return choice;
  const mean = path.at(-1) === "family" ? inputAt([...path.slice(0, -1), "mean"]) : undefined;
  if (mean !== undefined) return `${inLine(mean.label)}, distribution`;
  return String(path.at(-1));
}

/** "checkout: " before what belongs to an entry of a list, "objective 2: " where entries have no names. */
function ownerOf(document: Scenario, path: Path): string {
  const index = path.findIndex((key) => typeof key === "number");
  if (index < 0) return "";
  const name = valueAt(document, [...path.slice(0, index + 1), "name"]);
  if (typeof name === "string") return `${name}: `;
  return path[0] === "objectives" ? `objective ${Number(path[index]) + 1}: ` : "";
}

function shown(path: Path, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value !== "number") return path.at(-1) === "name" ? `“${String(value)}”` : String(value);
  return readable(value, inputAt(path)?.unit ?? "count", 6);
}

function same(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}

/** Every difference between two scenarios, in the order of the document; empty exactly where they say the same. */
export function changesBetween(before: Scenario, after: Scenario): readonly Change[] {
  const changes: Change[] = [];
  const tell = (path: Path, label: string, from: string | null, to: string | null) =>
    changes.push({ path, label, before: from, after: to });

  const compareEntries = (path: Path, kind: string, from: readonly unknown[], to: readonly unknown[]) => {
    const named = (list: readonly unknown[], name: unknown) => list.findIndex((one) => valueAt(one, ["name"]) === name);
    const gone = from.filter((one) => named(to, valueAt(one, ["name"])) < 0);
    const come = to.filter((one) => named(from, valueAt(one, ["name"])) < 0);
    const withoutName = (one: unknown) => ({ ...(isRecord(one) ? one : {}), name: null });
    for (const one of to) {
      const index = to.indexOf(one);
      const name = valueAt(one, ["name"]);
      const earlier = from[named(from, name)];
      if (earlier !== undefined) compare([...path, index], earlier, one);
      else {
        const renamed = gone.findIndex((other) => same(withoutName(other), withoutName(one)));
        const [old] = renamed < 0 ? [undefined] : gone.splice(renamed, 1);
        tell([...path, index], kind, old === undefined ? null : `“${valueAt(old, ["name"])}”`, `“${String(name)}”`);
      }
    }
    for (const one of gone) tell([...path, from.indexOf(one)], kind, `“${valueAt(one, ["name"])}”`, null);
    const order = (list: readonly unknown[]) => list.map((one) => valueAt(one, ["name"])).join(", ");
    if (gone.length === 0 && come.length === 0 && order(from) !== order(to))
      tell(path, `order of ${kind === "class" ? "classe" : kind}s`, order(from), order(to));
  };

  const compare = (path: Path, from: unknown, to: unknown): void => {
    if (same(from, to)) return;
    if (path[0] === "ranges") {
      const count = (list: unknown) => (Array.isArray(list) && list.length > 0 ? String(list.length) : null);
      tell(path, "ranges of inputs", count(from), count(to));
      return;
    }
    const kind = ENTRIES[path.join(".")];
    if (kind !== undefined && Array.isArray(from) && Array.isArray(to)) compareEntries(path, kind, from, to);
    else if (path.join(".") === "objectives.latency" && Array.isArray(from) && Array.isArray(to))
      for (let index = 0; index < Math.max(from.length, to.length); index++)
        compareObjective([...path, index], from[index], to[index]);
    else if (isRecord(from) && isRecord(to))
      for (const key of new Set([...Object.keys(from), ...Object.keys(to)]))
        compare([...path, key], from[key], to[key]);
    else if (isRecord(from) || isRecord(to)) {
      const whole = isRecord(to) ? to : from;
      for (const key of Object.keys(isRecord(whole) ? whole : {}))
        compare([...path, key], isRecord(from) ? from[key] : null, isRecord(to) ? to[key] : null);
    } else {
      const owner = to === null || to === undefined ? ownerOf(before, path) : ownerOf(after, path);
      tell(path, owner + nameOf(path), shown(path, from), shown(path, to));
    }
  };

  const compareObjective = (path: Path, from: unknown, to: unknown) => {
    if (from !== undefined && to !== undefined) return compare(path, from, to);
    const one = from ?? to;
    const words = `p${valueAt(one, ["percentile"])} within ${shown([...path, "limitMs"], valueAt(one, ["limitMs"]))}`;
    tell(
      path,
      `objective ${Number(path.at(-1)) + 1}`,
      from === undefined ? null : words,
      to === undefined ? null : words,
    );
  };

  compare([], before, after);
  return changes;
}

/** Characters of the longest summary. */
export const MAX_SUMMARY_LENGTH = 200;

function inWords({ label, before, after }: Change): string {
  if (before === null && after === null) return `${label} changed`;
  if (before === null) return `${label} ${after} added`;
  if (after === null) return `${label} ${before} removed`;
  // "120 → 200 req/s": a unit that both share is said once.
  const unit = /^[\d.,]+( \S+)$/.exec(after)?.[1] ?? "";
  const from =
    unit !== "" && /^[\d.,]+ \S+$/.test(before) && before.endsWith(unit) ? before.slice(0, -unit.length) : before;
  return `${label} ${from} → ${after}`;
}

/** The changes on one line: "threads 4 → 8, arrival rate 120 → 200 req/s", the first few and how many more. */
export function changeSummary(changes: readonly Change[]): string {
  if (changes.length === 0) return "Nothing changed";
  const parts: string[] = [];
  for (const change of changes) {
    const rest = changes.length - parts.length;
    const line = [...parts, inWords(change)].join(", ");
    if (line.length > MAX_SUMMARY_LENGTH - 16)
      return parts.length === 0 ? `${changes.length} changes` : `${parts.join(", ")} and ${rest} more`;
    parts.push(inWords(change));
  }
  return parts.join(", ");
}
