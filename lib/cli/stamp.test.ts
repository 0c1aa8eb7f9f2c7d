import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ROOT } from "./run.mjs";
import { fingerprint, onceFor } from "./stamp.mjs";

let folder: string;
beforeEach(async () => {
  await mkdir(path.join(ROOT, "test-results"), { recursive: true });
  folder = path.relative(ROOT, await mkdtemp(path.join(ROOT, "test-results", "stamp-")));
});
afterEach(() => rm(path.join(ROOT, folder), { recursive: true }));

const write = async (name: string, text: string) => {
  await mkdir(path.dirname(path.join(ROOT, folder, name)), { recursive: true });
  await writeFile(path.join(ROOT, folder, name), text);
};

test("a fingerprint changes with a file's content, name and presence, and not with what doesn't count", async () => {
  const counts = (name: string) => !name.endsWith(".test.ts");
  const seen = new Set<string>();
  const look = async () => seen.add(await fingerprint([folder, "not-there"], counts)).size;
  await write("a/one.ts", "1");
  expect(await look()).toBe(1);
  await write("a/one.test.ts", "1");
  expect(await look()).toBe(1);
  await write("a/one.ts", "2");
  expect(await look()).toBe(2);
  await write("b/one.ts", "");
  expect(await look()).toBe(3);
  await rm(path.join(ROOT, folder, "b/one.ts"));
  await write("b/two.ts", "");
  expect(await look()).toBe(4);
});

test("work is done once for the same inputs, again for others, and again after it failed", async () => {
  let done = 0;
  const work = async () => {
    done += 1;
  };
  const stamp = path.join(folder, "out", ".stamp");
  await onceFor({ stamp, inputs: "a", work });
  await onceFor({ stamp, inputs: "a", work });
  expect(done).toBe(1);
  const failing = onceFor({ stamp, inputs: "b", work: () => Promise.reject(new Error("no")) });
  await expect(failing).rejects.toThrow("no");
  await onceFor({ stamp, inputs: "a", work });
  expect(done).toBe(2);
});
