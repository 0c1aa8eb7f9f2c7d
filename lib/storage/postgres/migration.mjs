import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** Of the advisory lock under which migrations run: "plim" in ASCII. */
const LOCK_KEY = 0x706c696d;

/**
 * Does `work` while no other process that calls this does, waiting for it where it must.
 * @template T
 * @param {string} databaseUrl
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(databaseUrl, work) {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
    return await work();
  } finally {
    await client.end(); // which frees the lock
  }
}

const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * PostgreSQL's catalogue, in which the schema engine reads what tables there are, uses the internal one-byte type
 * "char", which the engine knows and Prisma's adapter refuses (prisma/orm issue 28145).
 * @template {import("@prisma/driver-adapter-utils").SqlQueryable & { underlyingDriver: () => pg.Pool }} Adapter
 * @param {Adapter} adapter of a single connection, which does one thing after another
 */
function withChar(adapter) {
  const pool = adapter.underlyingDriver();
  /** @type {boolean[]} which columns of the last result are of that type */
  let chars = [];
  /** @type {(...args: unknown[]) => Promise<pg.QueryResult>} */
  const query = Reflect.get(pool, "query").bind(pool);
  Reflect.set(pool, "query", async (/** @type {unknown[]} */ ...args) => {
    const result = await query(...args);
    chars = result.fields.map((field) => field.dataTypeID === CHAR_OID);
    for (const field of result.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
    return result;
  });
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (statement) => {
    const result = await queryRaw(statement);
    const columnTypes = result.columnTypes.map((type, index) => (chars[index] ? ColumnTypeEnum.Character : type));
    return { ...result, columnTypes };
  };
  return adapter;
}

/** A single connection: the schema engine takes a lock on one and migrates through the same. */
class MigrationConnection extends PrismaPg {
  /** @param {string} databaseUrl */
  constructor(databaseUrl) {
    // The engine never says that it is done with a connection, so one that idles goes by itself.
    const whenIdle = { idleTimeoutMillis: 1000, allowExitOnIdle: true };
    super({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 10_000, ...whenIdle });
  }

  /** @override */
  async connect() {
    return withChar(await super.connect());
  }

  /** @override */
  async connectToShadowDb() {
    return withChar(await super.connectToShadowDb());
  }
}

/** @param {string} databaseUrl */
export function migrationConnection(databaseUrl) {
  return new MigrationConnection(databaseUrl);
}
