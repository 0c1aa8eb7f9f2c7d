import { NextResponse } from "next/server";
import { boundedBytes } from "@/app/api/boundedBytes";
import { handle, storageContext } from "@/app/api/handle";
import { currentOwner, rememberOwner } from "@/app/session";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { randomId } from "@/lib/sharing/token";
import { importArchive, importJson } from "@/lib/storage/archive/importArchive";

const MAX_BYTES = 32 * 1_048_576;

const READERS = new Map([
  ["application/zip", importArchive],
  ["application/x-zip-compressed", importArchive], // what Windows calls it
  ["application/json", importJson],
]);

/** Keeps the scenarios of an archive, or of one JSON file, as new ones, and says of each file what became of it. */
export const POST = handle(async (request) => {
  const contentType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const read = READERS.get(contentType);
  if (read === undefined)
    throw new PlimsollError("invalid-input", "Send a zip archive or a JSON file, with its content type.");
  const ownerId = (await currentOwner()) ?? randomId();
  const entries = await read(await storageContext(), ownerId, boundedBytes(request, MAX_BYTES));
  const imported = entries.filter(({ id }) => id !== null).length;
  const response = NextResponse.json({ entries, imported, refused: entries.length - imported });
  if (imported > 0) await rememberOwner(request, response, ownerId);
  return response;
});
