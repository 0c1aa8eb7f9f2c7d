import { defineConfig, devices } from "@playwright/test";

/** `npm run test:browser` builds, and chooses these; the rest is for an editor that calls Playwright by itself. */
const {
  PLIMSOLL_E2E_BROWSER: browser,
  PLIMSOLL_E2E_PORT: port = "3100",
  PLIMSOLL_E2E_DATABASE_URL: databaseUrl = "file:./test-results/e2e.db",
} = process.env;

const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A page's first answer is computed on the server, and two browsers share two cores with it.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    trace: "retain-on-failure",
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
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
    env: {
      PORT: port,
      DATABASE_URL: databaseUrl,
      // All tests come from one address, so to the server they are one client; limits have tests of their own.
      PLIMSOLL_RATE_LIMITS: "reads=1000000 changes=1000000 answers=1000000 guesses=1000000",
      PLIMSOLL_LOG_LEVEL: "error",
    },
  },
});
