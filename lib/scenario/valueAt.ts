/** Keys and indices that lead from a scenario to one of its parts. */
export type Path = readonly (string | number)[];

/** Whatever stands at `path`; undefined where the path leads nowhere. */
export function valueAt(document: unknown, path: Path): unknown {
  let here: unknown = document;
  for (const key of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}
