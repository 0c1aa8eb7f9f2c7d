import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ownerSecret } from "./ownerSecret";
import { randomToken } from "./token";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "plimsoll-secret-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("is made once, kept for good, and for its owner's eyes only", async () => {
  const inside = path.join(folder, "data");
  const secret = await ownerSecret(undefined, inside, randomToken);
  expect(await ownerSecret("", inside, randomToken)).toBe(secret);
  expect(await readdir(inside)).toEqual(["owner-secret"]);
  expect(await readFile(path.join(inside, "owner-secret"), "utf8")).toBe(secret);
  if (process.platform !== "win32") expect((await stat(path.join(inside, "owner-secret"))).mode & 0o777).toBe(0o600);
});

test("is the same for all who ask for the first time at once", async () => {
  const secrets = await Promise.all(Array.from({ length: 10 }, () => ownerSecret(undefined, folder, randomToken)));
  expect(new Set(secrets).size).toBe(1);
});

test("from the environment goes before the file's, if it is long enough", async () => {
  const configured = "x".repeat(32);
  expect(await ownerSecret(configured, folder, randomToken)).toBe(configured);
  expect(await readdir(folder)).toEqual([]);
  await expect(ownerSecret("short", folder, randomToken)).rejects.toMatchObject({
    code: "storage-unavailable",
    message: expect.stringContaining("32"),
  });
});

test("that is damaged, or can't be written, is said so", async () => {
  await writeFile(path.join(folder, "owner-secret"), "");
  await expect(ownerSecret(undefined, folder, randomToken)).rejects.toMatchObject({ code: "storage-unavailable" });
  const inFile = path.join(folder, "owner-secret", "data");
  await expect(ownerSecret(undefined, inFile, randomToken)).rejects.toMatchObject({ code: "storage-unavailable" });
});
