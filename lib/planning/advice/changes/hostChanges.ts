import { figure } from "@/lib/analytic/wording";
import type { Change } from "@/lib/planning/advice/advice";
import { serverFacts } from "@/lib/servers/catalogue";
import type { ChangeContext } from "./changeContext";

/** What the operating system and the hypervisor stand in the way of. */
export function hostChanges({ scenario, facts }: ChangeContext): Change[] {
  const { host, server } = scenario;
  const changes: Change[] = [];
  if (host.stealPercent > 0)
    changes.push({
      id: "no-steal",
      factor: "host",
      title: `Move to a host whose hypervisor steals no CPU (today ${figure(host.stealPercent)} %)`,
      effort: "Dedicated CPUs cost more; moving is an afternoon, and can be undone.",
      scenario: { ...scenario, host: { ...host, stealPercent: 0 } },
      costFactor: 1,
    });
  if (host.os === "windows" && (facts.platforms.linux || serverFacts("gunicorn-gthread").platforms.linux)) {
    const kind = facts.platforms.linux && facts.processes.max > 1 ? server.kind : "gunicorn-gthread";
    changes.push({
      id: "linux",
      factor: "host",
      title: `Run it on Linux, under ${serverFacts(kind).name}`,
      effort:
        "Windows can't fork, so it has one process and one GIL. A move of everything: days, and a test of it all.",
      scenario: { ...scenario, host: { ...host, os: "linux" }, server: { ...server, kind } },
      costFactor: 1,
    });
  }
  return changes;
}
