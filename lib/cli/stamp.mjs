import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "./run.mjs";

/**
 * @param {string} name relative to the project
 * @param {(name: string) => boolean} counts
 * @returns {Promise<string[]>}
 */
async function filesUnder(name, counts) {
  if (!counts(name)) return [];
  const entries = await readdir(path.join(ROOT, name), { withFileTypes: true }).catch(() => null);
  if (entries === null) return [name];
  const found = await Promise.all(entries.map((entry) => filesUnder(path.posix.join(name, entry.name), counts)));
  return found.flat().sort();
}

/**
 * SHA-256 over the names and contents of files and folders; what is missing counts as missing.
 * @param {readonly string[]} names relative to the project
 * @param {(name: string) => boolean} [counts] whether a file or folder counts
 */
export async function fingerprint(names, counts = () => true) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const name of names)
    for (const file of await filesUnder(name, counts)) {
      const content = await readFile(path.join(ROOT, file)).catch(() => null);
      if (content !== null) hash.update(`\0${file}\0${content.length}\0`).update(content);
    }
  return hash.digest("hex");
}

/**
 * Does `work` unless it was done before for the same inputs. The stamp lies in the work's own output, so that
 * deleting the output has it done again, and it is written last, so that half-done work doesn't count.
 * @param {{ stamp: string, inputs: string, work: () => Promise<void> }} step
 */
export async function onceFor({ stamp, inputs, work }) {
  const file = path.join(ROOT, stamp);
  if ((await readFile(file, "utf8").catch(() => "")) === inputs) return;
  await rm(file, { force: true });
  await work();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, inputs);
}
