import { defineConfig, devices } from "@playwright/test";

/** `npm run test:browser` builds, chooses these and calls Playwright. */
const { PLIMSOLL_E2E_BROWSER, PLIMSOLL_E2E_PORT, PLIMSOLL_E2E_DATABASE_URL } = process.env;
if (PLIMSOLL_E2E_BROWSER === undefined || PLIMSOLL_E2E_PORT === undefined || PLIMSOLL_E2E_DATABASE_URL === undefined)
  throw new Error("Run the browser tests with `npm run test:browser`, which builds and finds a browser first.");

const baseURL = `http://localhost:${PLIMSOLL_E2E_PORT}`;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: PLIMSOLL_E2E_BROWSER,
      // A browser that looks for nothing on the network but the page under test.
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command: "node lib/cli/serve.mjs",
    url: `${baseURL}/api/health`,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    env: { PORT: PLIMSOLL_E2E_PORT, DATABASE_URL: PLIMSOLL_E2E_DATABASE_URL },
  },
});
