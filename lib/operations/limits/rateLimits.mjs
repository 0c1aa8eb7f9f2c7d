import pg from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

/**
 * @typedef {import("./budgets.mjs").BudgetName} BudgetName
 * @typedef {object} RateLimits
 * @property {(name: BudgetName, client: string) => Promise<number | null>} spend seconds to wait where it is spent; else null
 * @property {(name: BudgetName, client: string) => Promise<void>} giveBack undoes one `spend`
 * @property {() => Promise<void>} close
 */

/** Apart from the tables that the migrations own. What it holds is worth nothing after a crash, so it isn't logged. */
const SCHEMA = "plimsoll_limits";
const TABLE = "spent";
const CREATE = `
  CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
  CREATE UNLOGGED TABLE IF NOT EXISTS ${SCHEMA}.${TABLE}
    (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
`;

/** @param {string} databaseUrl */
async function openPool(databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, connectionTimeoutMillis: 2000 });
  pool.on("error", () => {}); // an idle connection that broke is replaced; a query that fails says so itself
  try {
    await pool.query(CREATE);
  } catch (cause) {
    // Two replicas that start at once may both create it; PostgreSQL lets one of them fail.
    const { rows } = await pool.query("SELECT to_regclass($1) IS NOT NULL AS there", [`${SCHEMA}.${TABLE}`]);
    if (rows[0]?.there !== true) throw cause;
  }
  return pool;
}

/**
 * Limits by client. Over PostgreSQL all replicas draw on one budget, except for reads, which are not worth a write;
 * over SQLite there is one process, and its memory serves. While PostgreSQL is away, each replica limits by itself.
 * @param {string} databaseUrl
 * @param {import("./budgets.mjs").Budgets} budgets
 * @returns {Promise<RateLimits>}
 */
export async function openRateLimits(databaseUrl, budgets) {
  const pool = /^postgres(ql)?:\/\//.test(databaseUrl) ? await openPool(databaseUrl) : null;
  /** @param {BudgetName} name */
  const limiter = (name) => {
    const { points, seconds } = budgets[name];
    const own = { keyPrefix: name, points, duration: seconds };
    const memory = new RateLimiterMemory(own);
    if (pool === null || name === "reads") return memory;
    return new RateLimiterPostgres({
      ...own,
      storeClient: pool,
      storeType: "pool",
      schemaName: SCHEMA,
      tableName: TABLE,
      tableCreated: true,
      insuranceLimiter: memory,
    });
  };
  const limiters = {
    reads: limiter("reads"),
    changes: limiter("changes"),
    answers: limiter("answers"),
    guesses: limiter("guesses"),
  };
  return {
    spend: async (name, client) => {
      try {
        await limiters[name].consume(client);
        return null;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
    },
    giveBack: async (name, client) => {
      await limiters[name].reward(client);
    },
    close: async () => {
      await pool?.end();
    },
  };
}
