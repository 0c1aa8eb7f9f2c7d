/** A value as both databases take it; a date is written as each of them keeps it. */
export type SqlValue = string | number | Date | null;

/** In the words that both databases know: names in quotes, values as `$1`, `$2` … */
export type Statement = readonly [sql: string, values: readonly SqlValue[]];

/**
 * A database without Prisma's client in between, for the few statements that nearly every request needs: there the
 * client takes many times what the database does (decision 012). Durable and atomic as the client is.
 */
export interface Sql {
  /** The rows of a statement, as the columns that `T` says; dates as Date. */
  rows<T extends object>(...statement: Statement): Promise<readonly T[]>;
  /** All of the statements or none: none where the first changes no row. @returns whether they were done */
  change(first: Statement, ...rest: readonly Statement[]): Promise<boolean>;
  /** Resolves where the database may be written, as far as can be known without writing. Throws why not. */
  requireWritable(): Promise<void>;
  close(): Promise<void>;
}
