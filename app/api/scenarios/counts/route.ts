import { NextResponse } from "next/server";
import { handle } from "@/app/api/handle";
import { services } from "@/app/services";
import { currentOwner } from "@/app/session";

/** How many scenarios each list and each tag holds. Apart from the list, whose pages cost the same however many there are. */
export const GET = handle(async () => {
  const ownerId = await currentOwner();
  if (ownerId === null) return NextResponse.json({ live: 0, archive: 0, trash: 0, tags: [] });
  const { store } = await services();
  const [places, tags] = await Promise.all([store.countPlaces(ownerId), store.countTags(ownerId)]);
  return NextResponse.json({ ...places, tags });
});
