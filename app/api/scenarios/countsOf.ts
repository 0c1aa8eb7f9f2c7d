import type { CountsResponse } from "@/lib/scenario/apiSchema";
import type { Store } from "@/lib/storage/store";

/** How many scenarios each of an owner's lists and tags holds; a stranger owns none. */
export async function countsOf(store: Store, ownerId: string | null): Promise<CountsResponse> {
  if (ownerId === null) return { live: 0, archive: 0, trash: 0, tags: [] };
  const [places, tags] = await Promise.all([store.countPlaces(ownerId), store.countTags(ownerId)]);
  return { ...places, tags: [...tags] };
}
