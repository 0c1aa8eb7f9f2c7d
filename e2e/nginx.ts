import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { findNginx } from "@/lib/cli/findNginx.mjs";
import { probePort } from "@/lib/cli/port.mjs";

/** The nginx that is shipped in deploy/, in front of these two replicas; its files lie in `folder`. */
export async function startNginx(folder: string, replicas: readonly [string, string]) {
  const [program, port] = [await findNginx(), await probePort(0)];
  if (program === null || port === null) throw new Error("nginx can't be started.");
  const [one, other] = replicas.map((url) => new URL(url).host.replace("localhost", "127.0.0.1"));
  const shipped = await readFile("deploy/nginx.conf", "utf8");
  const config = shipped
    .replace("app1:3000", `${one}`)
    .replace("app2:3000", `${other}`)
    .replace("listen 8080", `listen 127.0.0.1:${port}`)
    .replaceAll("/tmp/", `${folder}/`);
  const file = path.join(folder, "nginx.conf");
  await writeFile(file, config);
  const child = spawn(program, ["-p", folder, "-c", file, "-g", "daemon off;"], { stdio: "inherit" });
  const ended = once(child, "exit");
  const url = `http://127.0.0.1:${port}`;
  while (
    child.exitCode === null &&
    !(await fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    ))
  );
  if (child.exitCode !== null) throw new Error("nginx ended: its message is above.");
  return {
    url,
    stop: async () => {
      child.kill("SIGQUIT");
      await ended;
    },
  };
}
