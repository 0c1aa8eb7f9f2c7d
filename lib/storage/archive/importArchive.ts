import { PlimsollError } from "@/lib/errors/plimsollError";
import { parseBoundedJson } from "@/lib/scenario/parse";
import { insertHistory, type StorageContext } from "@/lib/storage/mutations";
import { readEntry } from "./archiveEntry";
import { readZip, type ZipFile, type ZipLimits } from "./readZip";

const MIB = 1_048_576;

/** A scenario with a thousand versions of everyday size is 3 MiB. */
const ENTRY_BYTES = 8 * MIB;
const LIMITS: ZipLimits = { files: 5000, fileBytes: ENTRY_BYTES, totalBytes: 256 * MIB };

/** What became of one file. */
export interface ImportedEntry {
  readonly file: string;
  /** The scenario it became; null where it was refused. */
  readonly id: string | null;
  readonly name: string | null;
  /** Why it was refused; null where it was not. */
  readonly problem: string | null;
}

/** Keeps one file as a new scenario. What is wrong with it is told, not thrown; what is wrong with the database is thrown. */
async function importFile(context: StorageContext, ownerId: string, file: ZipFile): Promise<ImportedEntry> {
  const refused = (problem: string) => ({ file: file.file, id: null, name: null, problem });
  if (file.text === null) return refused(file.problem);
  try {
    const { history, ...about } = readEntry(parseBoundedJson(file.text, ENTRY_BYTES), context.now);
    const { id, name } = await insertHistory(context, ownerId, history, about);
    return { file: file.file, id, name, problem: null };
  } catch (cause) {
    if (cause instanceof PlimsollError && cause.code !== "storage-unavailable" && cause.code !== "internal")
      return refused(cause.message);
    throw cause;
  }
}

/** Keeps every scenario of an archive as a new one, each whole or not at all. */
export async function importArchive(
  context: StorageContext,
  ownerId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<readonly ImportedEntry[]> {
  const entries: ImportedEntry[] = [];
  for await (const file of readZip(bytes, LIMITS)) entries.push(await importFile(context, ownerId, file));
  return entries;
}

/** Keeps the one scenario of a JSON file. */
export async function importJson(
  context: StorageContext,
  ownerId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<readonly ImportedEntry[]> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of bytes) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > ENTRY_BYTES)
      throw new PlimsollError("too-large", `A file may hold up to ${ENTRY_BYTES / MIB} MiB.`);
  }
  text += decoder.decode();
  return [await importFile(context, ownerId, { file: "the file", text, problem: null })];
}
