import { PrismaLibSql } from "@prisma/adapter-libsql";

/**
 * @typedef {ReturnType<PrismaLibSql["createClient"]>} Client
 * @typedef {Awaited<ReturnType<Client["transaction"]>>} Transaction
 */

/** Said aloud on the connection, though some are the driver's defaults: durability is not left to a build flag. */
const PRAGMAS = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
`;

/**
 * The driver gives its connection away to each transaction and opens another, on which no pragma was set
 * (and which, for `:memory:`, is another database). The adapter lets nothing else run during a transaction,
 * so one connection serves. It takes the write lock at once: a lock asked for half-way can't be waited for.
 * @param {Client} client
 */
function onOneConnection(client) {
  client.transaction = async () => {
    await client.execute("BEGIN IMMEDIATE");
    let closed = false;
    const rollback = async () => {
      closed = true;
      await client.execute("ROLLBACK");
    };
    const commit = async () => {
      closed = true;
      try {
        // Not `execute`: a prepared COMMIT that fails is left unfinished, and would pin what the connection reads to that moment.
        await client.executeMultiple("COMMIT");
      } catch (cause) {
        await rollback().catch(() => {}); // a full disk ends some transactions by itself, and leaves others open
        throw cause;
      }
    };
    const oneAtATime = () => Promise.reject(new Error("Prisma's adapter runs one statement at a time."));
    /** @type {Transaction} */
    const transaction = {
      execute: (statement) => client.execute(statement),
      batch: oneAtATime,
      executeMultiple: oneAtATime,
      commit,
      rollback,
      close: () => {
        if (!closed) void rollback();
      },
      get closed() {
        return closed;
      },
    };
    return transaction;
  };
  return client;
}

/** Prisma's adapter for libSQL, on one connection with every pragma set before its first query. */
export class SqliteConnection extends PrismaLibSql {
  /** @param {string} url as the driver takes it: `sqliteUrl(file)` */
  constructor(url) {
    super({ url });
  }

  /** @override @param {Parameters<PrismaLibSql["createClient"]>[0]} config */
  createClient(config) {
    return onOneConnection(super.createClient(config));
  }

  /** @override */
  async connect() {
    const adapter = await super.connect();
    await adapter.executeScript(PRAGMAS);
    return adapter;
  }

  /**
   * The schema engine replays whole migrations on the shadow database as if each were one statement,
   * of which the driver would run only the first.
   * @override
   */
  async connectToShadowDb() {
    const shadow = await super.connectToShadowDb();
    shadow.executeRaw = async ({ sql }) => {
      await shadow.executeScript(sql);
      return 0;
    };
    return shadow;
  }
}
