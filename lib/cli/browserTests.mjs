// npm run test:browser -- [Playwright's arguments]: the browser tests, on the production build and a database of their own.
import "./requireNode.mjs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { findBrowser } from "./findBrowser.mjs";
import { probePort } from "./port.mjs";
import { build, generateClient, installPackages } from "./prepare.mjs";
import { runPackage } from "./run.mjs";

/**
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env]
 * @returns {Promise<number>} Playwright's exit code
 */
export async function runBrowserTests(args, env = {}) {
  await installPackages();
  await generateClient();
  await build();
  const browser = await findBrowser();
  const port = await probePort(0);
  if (browser === null || port === null) return 1;
  const folder = await mkdtemp(path.join(tmpdir(), "plimsoll-e2e-"));
  try {
    return await runPackage("@playwright/test/cli.js", ["test", ...args], {
      env: {
        ...env,
        PLIMSOLL_E2E_BROWSER: browser,
        PLIMSOLL_E2E_PORT: String(port),
        PLIMSOLL_E2E_DATABASE_URL: `file:${path.join(folder, "e2e.db")}`,
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  process.exitCode = await runBrowserTests(process.argv.slice(2));
