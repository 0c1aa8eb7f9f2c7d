const CHANGES = /** @type {const} */ ([
  ['provider = "sqlite"', 'provider = "postgresql"'],
  ['output   = "../lib/generated/sqlite"', 'output   = "postgresql"'],
]);

/**
 * PostgreSQL's Prisma schema, from SQLite's: the provider and where its client goes, nothing else.
 * @param {string} schema text of prisma/schema.prisma
 */
export function postgresSchema(schema) {
  return CHANGES.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`prisma/schema.prisma has no line \`${from}\` to derive from.`);
    return text.replace(from, to);
  }, schema);
}
