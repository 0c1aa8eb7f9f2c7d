import { PrismaLibSql } from "@prisma/adapter-libsql";

/**
 * @typedef {ReturnType<PrismaLibSql["createClient"]>} Client
 * @typedef {Awaited<ReturnType<Client["transaction"]>>} Transaction
 */

/** Said aloud on the connection, though some are the driver's defaults: durability is not left to a build flag. */
export const PRAGMAS = `
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
 * @param {(transaction: Promise<void>) => void} opened told of each transaction, which resolves when it is over
 */
function onOneConnection(client, opened) {
  client.transaction = async () => {
    await client.execute("BEGIN IMMEDIATE");
    let closed = false;
    /** @type {() => void} */
    let end = () => {};
    opened(
      new Promise((resolve) => {
        end = resolve;
      }),
    );
    const rollback = async () => {
      closed = true;
      try {
        await client.execute("ROLLBACK");
      } finally {
        end();
      }
    };
    const commit = async () => {
      closed = true;
      try {
        // Not `execute`: a prepared COMMIT that fails is left unfinished, and would pin what the connection reads to that moment.
        await client.executeMultiple("COMMIT");
        end();
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

  /** @type {Promise<void> | undefined} */
  #transaction;

  /** Resolves when no transaction is open, so that another connection of this thread may write at once. */
  async idle() {
    while (this.#transaction !== undefined) await this.#transaction;
  }

  /** @override @param {Parameters<PrismaLibSql["createClient"]>[0]} config */
  createClient(config) {
    return onOneConnection(super.createClient(config), (transaction) => {
      this.#transaction = transaction;
      void transaction.then(() => {
        if (this.#transaction === transaction) this.#transaction = undefined;
      });
    });
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
