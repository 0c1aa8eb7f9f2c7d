// npm test: everything, and at the end one line that says how many tests passed and failed.
import "./requireNode.mjs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { runBrowserTests } from "./browserTests.mjs";
import { findPoppler } from "./findPoppler.mjs";
import { build, generateClient, installPackages, StepFailed } from "./prepare.mjs";
import { ROOT, runPackage } from "./run.mjs";

const RESULTS = "test-results";
const UNIT = `${RESULTS}/unit.json`;
const BROWSER = `${RESULTS}/browser.json`;

let passed = 0;
let failed = 0;

/**
 * Runs one step to its end; the next ones run whatever comes of it.
 * @param {string} title
 * @param {() => Promise<number>} work how many failures it found
 */
async function step(title, work) {
  console.log(`\n── ${title}`);
  const started = performance.now();
  const failures = await work();
  failed += failures;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${failures === 0 ? "✓" : "✗"} ${title} (${seconds} s)`);
}

/**
 * A check that passes or fails as a whole.
 * @param {string} title
 * @param {() => Promise<number>} work its exit code
 */
function check(title, work) {
  return step(title, async () => ((await work()) === 0 ? 0 : 1));
}

/**
 * A test runner, whose report says how many tests passed and failed. One that fails beyond its tests counts as a failure.
 * @template Report
 * @param {string} title
 * @param {string} file where it writes its report, as JSON
 * @param {() => Promise<number>} work its exit code
 * @param {(report: Report) => { passed: number, failed: number }} counts
 */
function suite(title, file, work, counts) {
  return step(title, async () => {
    const exitCode = await work();
    const text = await readFile(path.join(ROOT, file), "utf8").catch(() => null);
    if (text === null) return 1;
    const tests = counts(JSON.parse(text));
    passed += tests.passed;
    return tests.failed === 0 && exitCode !== 0 ? 1 : tests.failed;
  });
}

try {
  await installPackages();
  await generateClient();
  await rm(path.join(ROOT, RESULTS), { recursive: true, force: true });
  await mkdir(path.join(ROOT, RESULTS));

  await check("types", async () => {
    const generated = await runPackage("next/dist/bin/next", ["typegen"], { quiet: true });
    return generated === 0 ? runPackage("typescript/bin/tsc", ["--noEmit"]) : generated;
  });
  await check("lint", () => runPackage("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]));
  await check("unused", () => runPackage("knip/bin/knip.js", []));
  await check("poppler", async () => ((await findPoppler()) ? 0 : 1));
  await suite(
    "unit and property tests",
    UNIT,
    () =>
      runPackage("vitest/vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${UNIT}`]),
    /** @param {{ numPassedTests: number, numFailedTests: number }} report */
    (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  );
  await check("build", async () => {
    await build();
    return 0;
  });
  await suite(
    "browser tests",
    BROWSER,
    () => runBrowserTests(["--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_NAME: BROWSER }),
    /** @param {{ stats: { expected: number, flaky: number, unexpected: number } }} report */
    ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
  );
} catch (error) {
  failed += 1;
  console.error(error instanceof StepFailed ? error.message : error);
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
