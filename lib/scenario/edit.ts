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

/**
 * The scenario with `value` at `path`; the original is untouched. The result may break the schema:
 * it is a draft, to be validated before anything is computed from it. A path that leads nowhere changes nothing.
 * Whatever names a renamed entry follows it.
 */
export function withValueAt(scenario: Scenario, path: Path, value: Editable): Scenario {
  const copy = structuredClone(scenario);
  const last = path.at(-1);
  const parent = valueAt(copy, path.slice(0, -1));
  if (last === undefined || typeof parent !== "object" || parent === null || !Object.hasOwn(parent, last))
    return scenario;
  const before: unknown = Reflect.get(parent, last);
  Reflect.set(parent, last, value);
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
  const named = namedList(path);
  return named !== undefined && typeof name === "string" ? withReferences(copy, named, name, null) : copy;
}
