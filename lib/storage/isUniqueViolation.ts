/** Whether Prisma says that a row with this key is there already. */
export function isUniqueViolation(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "P2002";
}
