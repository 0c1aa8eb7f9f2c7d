import { handle, noContent, requireOwner, storageContext } from "@/app/api/handle";
import { withdrawLink } from "@/lib/sharing/links";

export const DELETE = handle<{ id: string; linkId: string }>(async (_request, { id, linkId }) => {
  const ownerId = await requireOwner();
  await withdrawLink(await storageContext(), { id, ownerId }, linkId);
  return noContent();
});
