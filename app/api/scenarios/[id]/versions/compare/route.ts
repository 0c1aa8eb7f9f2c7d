import { NextResponse } from "next/server";
import { handle, requireOwner } from "@/app/api/handle";
import { readQuery } from "@/app/api/readQuery";
import { services } from "@/app/services";
import { movedNumbers } from "@/lib/planning/movedNumbers";
import { compareRequest } from "@/lib/scenario/apiSchema";
import { compareVersions } from "@/lib/storage/data";

/** Two versions of a scenario, what differs between them, and how their stored numbers do. */
export const GET = handle<{ id: string }>(async (request, { id }) => {
  const revisions = readQuery(request, compareRequest);
  const ownerId = await requireOwner();
  const comparison = await compareVersions((await services()).store, { id, ownerId }, revisions);
  const { from, to } = comparison;
  const moved = from.result === null || to.result === null ? null : movedNumbers(from.result, to.result);
  return NextResponse.json({ ...comparison, moved });
});
