import { z } from "zod";

/** As Prisma says it, PostgreSQL (`unique_violation`), and SQLite (of a primary key, of another unique column). */
const said = z.union([z.object({ code: z.enum(["P2002", "23505"]) }), z.object({ rawCode: z.literal([1555, 2067]) })]);

/** Whether a database says that a row with this key is there already. */
export function isUniqueViolation(cause: unknown): boolean {
  return said.safeParse(cause).success;
}
