import type { z } from "zod";
import type { ListResponse, listRequest } from "@/lib/scenario/apiSchema";
import { defaultDescending, type ListRequest, listScenarios } from "@/lib/storage/data";
import type { Store } from "@/lib/storage/store";
import { scenarioSummaryOf } from "./summary";

/** What a list request asks for, in the store's terms. */
function asked({ place, q, tag, sort, order, limit, cursor }: z.output<typeof listRequest>): ListRequest {
  const descending = order === undefined ? defaultDescending(sort) : order === "descending";
  return { place, search: q, tag: tag ?? null, sort, descending, limit, cursor: cursor ?? null };
}

/** A page of an owner's scenarios, for the API and the page that shows it first; a stranger owns none. */
export async function listOf(
  store: Store,
  ownerId: string | null,
  request: z.output<typeof listRequest>,
): Promise<ListResponse> {
  if (ownerId === null) return { scenarios: [], next: null };
  const { scenarios, next } = await listScenarios(store, ownerId, asked(request));
  return { scenarios: scenarios.map(scenarioSummaryOf), next };
}
