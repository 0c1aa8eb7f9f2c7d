import { runNpm, runPackage } from "./run.mjs";
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

/** Installs the locked packages when they are missing or the lock changed. Nothing is compiled, no package's script runs. */
export async function installPackages() {
  await onceFor({
    stamp: "node_modules/.plimsoll-lock",
    inputs: await fingerprint([LOCK]),
    work: async () => {
      console.log("Installing packages …");
      const flags = ["--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
      await must("Installing packages", runNpm(["ci", ...flags]));
    },
  });
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
