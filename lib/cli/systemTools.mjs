import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { run } from "./run.mjs";

/**
 * Where a program is, or null.
 * @param {string} name
 */
export function findProgram(name) {
  const { PATH = "" } = process.env;
  const suffix = process.platform === "win32" ? ".exe" : "";
  const places = PATH.split(path.delimiter).map((folder) => path.join(folder, name + suffix));
  return places.find((place) => existsSync(place)) ?? null;
}

async function isRootOnDebian() {
  if (process.getuid?.() !== 0 || findProgram("apt-get") === null) return false;
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  return /^ID(_LIKE)?=.*debian/m.test(release);
}

/**
 * Installs a Debian package where that is possible without asking anyone: as root on Debian.
 * @param {string} name
 * @returns {Promise<boolean>} whether it is installed now
 */
export async function installDebianPackage(name) {
  if (!(await isRootOnDebian())) return false;
  console.log(`Installing Debian's ${name} …`);
  const options = { quiet: true, env: { DEBIAN_FRONTEND: "noninteractive" } };
  if ((await run("apt-get", ["update"], options)) !== 0) return false;
  return (await run("apt-get", ["install", "-y", "--no-install-recommends", name], options)) === 0;
}
