import { existsSync } from "node:fs";
import { runPackage } from "./run.mjs";
import { findProgram, installDebianPackage } from "./systemTools.mjs";

const SYSTEM_BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function systemBrowser() {
  return SYSTEM_BROWSERS.map(findProgram).find((found) => found !== null) ?? null;
}

/** Playwright's own Chromium, where it was downloaded before. */
async function playwrightBrowser() {
  const { chromium } = await import("@playwright/test");
  const place = chromium.executablePath();
  return existsSync(place) ? place : null;
}

/**
 * A Chromium for the browser tests: the system's, else Playwright's, else one that is installed now.
 * @returns {Promise<string | null>} its path, or null after saying what to do
 */
export async function findBrowser() {
  const found = systemBrowser() ?? (await playwrightBrowser());
  if (found !== null) return found;
  if (await installDebianPackage("chromium")) return systemBrowser();
  console.log("Installing Playwright's Chromium …");
  if ((await runPackage("@playwright/test/cli.js", ["install", "chromium"])) === 0) return playwrightBrowser();
  console.error(
    "The browser tests need a browser: install Chromium or Chrome so that it is in the PATH, then run again.",
  );
  return null;
}
