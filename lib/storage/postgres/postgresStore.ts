import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/lib/generated/postgresql/client";
import { prismaStore } from "@/lib/storage/prismaStore";
import { postgresSql } from "./postgresSql";
import { storageFault } from "./storageFault";

/** Connections of one process. PostgreSQL's own default takes 100 of all processes together. */
const CONNECTIONS = 10;

/** A PostgreSQL database. Its migrations must have been applied. */
export function postgresStore(databaseUrl: string): ReturnType<typeof prismaStore> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  pool.on("error", () => {}); // an idle connection that broke is replaced; a query that fails says so itself
  return prismaStore({
    client: new PrismaClient({ adapter: new PrismaPg(pool) }),
    sql: postgresSql(pool),
    storageFault,
  });
}
