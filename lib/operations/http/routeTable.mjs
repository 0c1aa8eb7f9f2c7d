/**
 * @typedef {{ readonly page: string, readonly regex: string }} ManifestRoute
 * @typedef {{ readonly staticRoutes: readonly ManifestRoute[], readonly dynamicRoutes: readonly ManifestRoute[] }} RoutesManifest
 *   the part of `.next/routes-manifest.json` that is read here; dynamic routes stand in the order in which they match
 */

/**
 * The path as Next will match it: without the query, each part between slashes decoded once. Null for what can't be.
 * @param {string} url
 */
function decodedPath(url) {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  try {
    const parts = path.split("/").map((part) => decodeURIComponent(part).replaceAll("/", "_"));
    return parts.join("/");
  } catch {
    return null;
  }
}

/** The name of no route: an address that can't be read. */
export const MALFORMED = "malformed";

/**
 * Names the route of an address by its pattern: few, and free of ids and tokens, so that they can stand in logs,
 * metrics and limits.
 * @param {RoutesManifest} manifest
 * @returns {(url: string) => string}
 */
export function routeTable({ staticRoutes, dynamicRoutes }) {
  const table = [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({ page, matches: new RegExp(regex) }));
  return (url) => {
    const path = decodedPath(url);
    if (path === null) return MALFORMED;
    if (path.startsWith("/_next/static/")) return "/_next/static";
    return table.find(({ matches }) => matches.test(path))?.page ?? "unmatched";
  };
}
