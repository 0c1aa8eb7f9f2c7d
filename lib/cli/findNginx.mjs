import { existsSync } from "node:fs";
import { findProgram, installDebianPackage } from "./systemTools.mjs";

/** Debian keeps it where only root's PATH looks. */
const SBIN = "/usr/sbin/nginx";

function nginx() {
  return findProgram("nginx") ?? (existsSync(SBIN) ? SBIN : null);
}

/**
 * An nginx for the test of two replicas, installed where that is possible.
 * @returns {Promise<string | null>} its path, or null after saying what to do
 */
export async function findNginx() {
  const found = nginx();
  if (found !== null) return found;
  if (await installDebianPackage("nginx-light")) return nginx();
  console.error("The test of two replicas needs nginx: install it so that it is in the PATH, then run again.");
  return null;
}
