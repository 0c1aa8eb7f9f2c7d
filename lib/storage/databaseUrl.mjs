import path from "node:path";

const EMBEDDED = "file:./data/plimsoll.db";

/**
 * The database to use: the one that `DATABASE_URL` names, else the embedded one.
 * @param {string | undefined} configured
 */
export function databaseUrlOr(configured) {
  return configured === undefined || configured === "" ? EMBEDDED : configured;
}

/**
 * The SQLite file that a `DATABASE_URL` of the form `file:PATH` names, as an absolute path; null for any other database.
 * @param {string} databaseUrl
 * @param {string} root folder that a relative path starts from
 */
export function sqliteFile(databaseUrl, root) {
  if (!databaseUrl.startsWith("file:")) return null;
  const named = databaseUrl.slice("file:".length).replace(/^\/\/(?=\/)/, "");
  return named === "" ? null : path.resolve(root, named);
}

/**
 * The form of the path that the driver takes; it reads `%`, `?` and `#` as parts of a URL.
 * @param {string} file
 */
export function sqliteUrl(file) {
  return `file:${file.replaceAll("\\", "/").replace(/[%?#]/g, encodeURIComponent)}`;
}

/**
 * Whether a `DATABASE_URL` names a PostgreSQL database.
 * @param {string} databaseUrl
 */
export function isPostgresUrl(databaseUrl) {
  return /^postgres(ql)?:\/\//.test(databaseUrl);
}

/**
 * Why a `DATABASE_URL` that is neither can't be used.
 * @param {string} databaseUrl
 */
export function unknownDatabase(databaseUrl) {
  const kind = databaseUrl.split(":")[0]; // never more of it: it may hold a password
  return `DATABASE_URL must be of the form file:./data/plimsoll.db or postgresql://user@host/database; it starts with "${kind}:".`;
}
