import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { postgresSchema } from "../storage/postgresSchema.mjs";
import { ROOT, runNpm, runPackage } from "./run.mjs";
import { fingerprint, onceFor } from "./stamp.mjs";

const LOCK = "package-lock.json";
const SCHEMA = "prisma/schema.prisma";
/** Derived, so not kept: Prisma fixes the provider in the schema. */
const POSTGRES_SCHEMA = "lib/generated/postgresql.prisma";

/** Everything that the production build is made of. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  SCHEMA,
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

/** @param {string} schema relative to the project */
async function generateFrom(schema) {
  await must(
    "Generating the database client",
    // Prisma insists that its native schema engine exists, but `generate` never runs it: any file will do.
    runPackage("prisma/build/index.js", ["generate", "--no-hints", "--schema", schema], {
      quiet: true,
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
    }),
  );
}

/** Generates both databases' clients when the schema or Prisma changed. */
export async function generateClient() {
  await onceFor({
    stamp: "lib/generated/.stamp",
    inputs: await fingerprint([SCHEMA, "lib/storage/postgresSchema.mjs", LOCK]),
    work: async () => {
      await rm(path.join(ROOT, "lib/generated"), { recursive: true, force: true });
      await mkdir(path.join(ROOT, "lib/generated"));
      const schema = await readFile(path.join(ROOT, SCHEMA), "utf8");
      await writeFile(path.join(ROOT, POSTGRES_SCHEMA), postgresSchema(schema));
      await generateFrom(SCHEMA);
      await generateFrom(POSTGRES_SCHEMA);
    },
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
