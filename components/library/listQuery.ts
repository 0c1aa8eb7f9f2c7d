import type { z } from "zod";
import { listRequest } from "@/lib/scenario/apiSchema";

/** What the library's address asks for. */
export type ListQuery = Pick<z.output<typeof listRequest>, "place" | "q" | "tag" | "sort" | "order">;

/** The address' query as a request for a first page; one that makes no sense asks for everything. */
export function readListQuery(query: Readonly<Record<string, unknown>>): z.output<typeof listRequest> {
  const { cursor: _, ...first } = listRequest.safeParse(query).data ?? listRequest.parse({});
  return first;
}

/** The address of a list, without what goes without saying. */
export function libraryAddress({ place, q, tag, sort, order }: ListQuery): string {
  const query = new URLSearchParams();
  if (place !== "live") query.set("place", place);
  if (q !== "") query.set("q", q);
  if (tag !== undefined) query.set("tag", tag);
  if (sort !== "changed") query.set("sort", sort);
  if (order !== undefined) query.set("order", order);
  return query.size === 0 ? "/scenarios" : `/scenarios?${query}`;
}
