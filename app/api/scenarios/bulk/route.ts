import { NextResponse } from "next/server";
import { handle, requireOwner, storageContext } from "@/app/api/handle";
import { readBody } from "@/app/api/readBody";
import { bulkRequest } from "@/lib/scenario/apiSchema";

/** One action on many scenarios: all that it is for in one transaction, and which it was not for. */
export const POST = handle(async (request) => {
  const ownerId = await requireOwner();
  const asked = await readBody(request, bulkRequest);
  const { store, now } = await storageContext();
  const { ids } = asked;
  const act = () => {
    switch (asked.action) {
      case "tag":
        return store.changeTags(ownerId, ids, asked);
      case "delete":
        return store.deleteForever(ownerId, ids);
      default:
        return store.move(ownerId, ids, asked.action, now);
    }
  };
  const done = new Set(await act());
  return NextResponse.json({ done: ids.filter((id) => done.has(id)), missed: ids.filter((id) => !done.has(id)) });
});
