import { type NamedList, withReferences } from "./references";
import type { Scenario } from "./scenario";
import { type Path, valueAt } from "./valueAt";

/** What a form may put at a path: a value, or a whole part such as another distribution. */
export type Editable = string | number | boolean | null | readonly Editable[] | { readonly [key: string]: Editable };

/** Which list of named entries a path leads to: its parent list's, for the path of an entry or of its name. */
function namedList(path: Path): NamedList | undefined {
  const [first, second] = path;
  if (first === "backends") return "backends";
  if (first === "application" && second === "classes") return "classes";
  if (first === "network" && second === "clients") return "clients";
  return undefined;
}

function sameStart(path: Path, start: Path): boolean {
  return start.every((key, index) => path[index] === key);
}

/** What is known of an input, in proportion to its new value; a range of a part that is replaced goes with it. */
function rangesAfter({ ranges }: Scenario, path: Path, before: unknown, after: Editable): Scenario["ranges"] {
  return ranges.flatMap((range) => {
    if (!sameStart(range.path, path)) return [range];
    if (range.path.length > path.length || typeof before !== "number" || typeof after !== "number" || before === 0)
      return [];
    const ratio = after / before;
    return ratio > 0 ? [{ ...range, low: range.low * ratio, high: range.high * ratio }] : [];
  });
}

/** Ranges of the entries after a removed one move up with them; those of the entry itself go. */
function rangesWithout({ ranges }: Scenario, list: Path, index: number): Scenario["ranges"] {
  return ranges.flatMap((range) => {
    const at = range.path[list.length];
    if (!sameStart(range.path, list) || typeof at !== "number" || at < index) return [range];
    return at === index ? [] : [{ ...range, path: range.path.with(list.length, at - 1) }];
  });
}

/** A copy with `value` at `path`, which shares all else with the original: what did not change is not drawn anew. */
function copyWith(whole: unknown, path: Path, value: Editable): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof whole !== "object" || whole === null) return whole;
  const copy = Array.isArray(whole) ? [...whole] : { ...whole };
  Reflect.set(copy, key, copyWith(Reflect.get(whole, key), rest, value));
  return copy;
}

/**
 * The scenario with `value` at `path`; the original is untouched. The result may break the schema:
 * it is a draft, to be validated before anything is computed from it. A path that leads nowhere changes nothing.
 * Whatever names a renamed entry follows it, and a range follows its value.
 */
export function withValueAt(scenario: Scenario, path: Path, value: Editable): Scenario {
  const [first, ...rest] = path;
  const last = path.at(-1);
  const parent = valueAt(scenario, path.slice(0, -1));
  if (first === undefined || last === undefined || typeof parent !== "object" || parent === null) return scenario;
  if (!Object.hasOwn(parent, last)) return scenario;
  const before: unknown = Reflect.get(parent, last);
  const copy = { ...scenario };
  Reflect.set(copy, first, copyWith(Reflect.get(scenario, first), rest, value));
  if (first !== "ranges" && copy.ranges.length > 0) copy.ranges = rangesAfter(scenario, path, before, value);
  const list = last === "name" ? namedList(path) : undefined;
  return list !== undefined && typeof before === "string" && typeof value === "string"
    ? withReferences(copy, list, before, value)
    : copy;
}

/** The draft with one more entry in the list at `path`. */
export function withEntryAdded(scenario: Scenario, path: Path, entry: Editable): Scenario {
  const copy = structuredClone(scenario);
  const list = valueAt(copy, path);
  if (!Array.isArray(list)) return scenario;
  list.push(entry);
  return copy;
}

/** The draft without the entry at `index` of the list at `path`; whatever named it lets go. */
export function withEntryRemoved(scenario: Scenario, path: Path, index: number): Scenario {
  const copy = structuredClone(scenario);
  const list = valueAt(copy, path);
  if (!Array.isArray(list)) return scenario;
  const name = valueAt(list, [index, "name"]);
  list.splice(index, 1);
  if (path[0] !== "ranges") copy.ranges = rangesWithout(copy, path, index);
  const named = namedList(path);
  return named !== undefined && typeof name === "string" ? withReferences(copy, named, name, null) : copy;
}
