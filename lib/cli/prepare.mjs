import { readFile } from "node:fs/promises";
import path from "node:path";
import { ROOT, runNpm, runPackage } from "./run.mjs";
import { fingerprint, onceFor } from "./stamp.mjs";

const LOCK = "package-lock.json";

/** Everything that the production build is made of. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "proxy.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  LOCK,
];

/** @param {string} name */
const isSource = (name) => !/\.test\.tsx?$|^lib\/(cli|generated)$/.test(name);

/** A step that failed after it said why; the command stops without a stack trace. */
export class StepFailed extends Error {}

/**
 * @param {string} what
 * @param {Promise<number>} exitCode
 */
async function must(what, exitCode) {
  if ((await exitCode) !== 0) throw new StepFailed(`${what} failed: its own message is above.`);
}

/**
 * The packages that a lock file lists, by place, without those that only some platforms need.
 * @param {string} file
 * @returns {Promise<Map<string, string>>} version by place; empty where there is no such file
 */
async function lockedVersions(file) {
  const text = await readFile(path.join(ROOT, file), "utf8").catch(() => '{ "packages": {} }');
  /** @type {{ packages: Record<string, { version: string, optional?: boolean, devOptional?: boolean }> }} */
  const { packages } = JSON.parse(text);
  const needed = Object.entries(packages).filter(([place, one]) => place !== "" && !one.optional && !one.devOptional);
  return new Map(needed.map(([place, { version }]) => [place, version]));
}

/** Installs the locked packages when any is missing or of another version. Nothing is compiled, no package's script runs. */
export async function installPackages() {
  const wanted = await lockedVersions(LOCK);
  const installed = await lockedVersions("node_modules/.package-lock.json"); // npm's own record of what it installed
  if ([...wanted].every(([place, version]) => installed.get(place) === version)) return;
  console.log("Installing packages …");
  const flags = ["--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  await must("Installing packages", runNpm(["ci", ...flags]));
}

/** Generates the database client when the schema or Prisma changed. */
export async function generateClient() {
  await onceFor({
    stamp: "lib/generated/prisma/.stamp",
    inputs: await fingerprint(["prisma/schema.prisma", LOCK]),
    work: () =>
      must(
        "Generating the database client",
        // Prisma insists that its native schema engine exists, but `generate` never runs it: any file will do.
        runPackage("prisma/build/index.js", ["generate", "--no-hints"], {
          quiet: true,
          env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
        }),
      ),
  });
}

/** Builds for production when a source changed. */
export async function build() {
  await onceFor({
    stamp: ".next/.plimsoll-build",
    inputs: await fingerprint(SOURCES, isSource),
    work: async () => {
      console.log("Building …");
      const env = { NODE_ENV: "production" };
      await must("Building", runPackage("next/dist/bin/next", ["build"], { quiet: true, env }));
    },
  });
}
