import type { PrismaClient } from "@/lib/generated/sqlite/client";

const MODELS = ["scenario", "scenarioVersion", "scenarioTag", "scenarioWord", "shareLink", "moveLink"] as const;

/** What the store asks of a generated client, whichever database it was generated for. */
export type StoreClient = Pick<
  PrismaClient,
  (typeof MODELS)[number] | "$transaction" | "$queryRaw" | "$queryRawUnsafe" | "$executeRawUnsafe" | "$disconnect"
>;

/**
 * Both clients are generated from one schema, yet TypeScript takes their types for strangers: what tells that one
 * serves as the other is that it has the same models.
 */
export function isStoreClient(client: object): client is StoreClient {
  return MODELS.every((model) => model in client);
}
