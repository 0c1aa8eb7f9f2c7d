import type { LinkSummary } from "@/lib/scenario/apiSchema";
import type { ShareLinkRow } from "@/lib/storage/store";

/** What is told of a link: never its token's hash. */
export function linkSummaryOf({ id, capability, label, createdAt, expiresAt, lastUsedAt }: ShareLinkRow): LinkSummary {
  return {
    ...{ id, capability, label },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
