import { Unzip, UnzipInflate } from "fflate";

/** What came out of one file of an archive; a `problem` in place of its text. */
export type ZipFile = { readonly file: string } & (
  | { readonly text: string; readonly problem: null }
  | { readonly text: null; readonly problem: string }
);

export interface ZipLimits {
  readonly files: number;
  /** Of one file, unfolded. */
  readonly fileBytes: number;
  /** Of all files, unfolded. */
  readonly totalBytes: number;
}

/** A thousand times this is the most that one push can unfold to. */
const PUSH_BYTES = 4096;

/** A name to be shown, never to be a path: short, and without what would move a cursor. */
function shown(name: string): string {
  return name.replaceAll(/\p{C}/gu, "�").slice(0, 200);
}

function leadsAway(name: string): boolean {
  return /^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(name);
}

/**
 * The JSON files of a zip archive, one after another as it arrives. Sizes are counted as they unfold, not believed.
 * Past a limit for all, one last entry says so and reading ends.
 */
export async function* readZip(
  bytes: AsyncIterable<Uint8Array>,
  { files, fileBytes, totalBytes }: ZipLimits,
): AsyncGenerator<ZipFile> {
  const done: ZipFile[] = [];
  let seen = 0;
  let unfolded = 0;
  let found = false;
  const refuse = (file: string, problem: string) => done.push({ file, text: null, problem });
  const unzip = new Unzip((entry) => {
    found = true;
    if (entry.name.endsWith("/")) return;
    const file = shown(entry.name);
    seen += 1;
    if (seen > files) return;
    if (leadsAway(entry.name)) return void refuse(file, "Its name leads out of the archive.");
    if (!entry.name.toLowerCase().endsWith(".json")) return void refuse(file, "It is no JSON file.");
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    let size = 0;
    let over = false;
    entry.ondata = (error, piece, final) => {
      if (over) return;
      size += piece?.length ?? 0;
      unfolded += piece?.length ?? 0;
      const fail = (problem: string) => {
        over = true;
        refuse(file, problem);
      };
      if (error !== null) return fail("It is damaged, or packed in a way that is not read here.");
      if (size > fileBytes) return fail(`It unfolds to more than ${fileBytes / 1_048_576} MiB.`);
      try {
        text += decoder.decode(piece, { stream: !final });
      } catch {
        return fail("It is no text.");
      }
      if (final) done.push({ file, text, problem: null });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);

  for await (const chunk of bytes)
    for (let start = 0; start < chunk.length; start += PUSH_BYTES) {
      try {
        unzip.push(chunk.subarray(start, start + PUSH_BYTES));
      } catch {
        yield* done.splice(0);
        yield { file: "the archive", text: null, problem: "It is damaged from here on; the rest was not read." };
        return;
      }
      yield* done.splice(0);
      if (seen > files || unfolded > totalBytes) {
        const most = seen > files ? `${files} files` : `${totalBytes / 1_048_576} MiB`;
        yield { file: "the archive", text: null, problem: `It holds more than ${most}; the rest was not read.` };
        return;
      }
    }
  if (!found) yield { file: "the archive", text: null, problem: "It is no zip archive, or an empty one." };
}
