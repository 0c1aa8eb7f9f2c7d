import { OPERATING_SYSTEM_NAMES } from "@/lib/scenario/operatingSystem";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverFacts } from "@/lib/servers/catalogue";
import { readable } from "@/lib/units/formatQuantity";

function many(count: number, one: string): string {
  return `${readable(count, "count")} ${one}${count === 1 ? "" : "s"}`;
}

/** A scenario on one line: "Gunicorn, gthread worker · Linux · 4 CPUs, 8 GiB · 120 req/s". */
export function scenarioInBrief({ server, host, hardware, traffic }: Scenario): string {
  const { load } = traffic;
  const machine = `${many(hardware.cpus, "CPU")}, ${readable(hardware.memoryMiB, "MiB")}`;
  return [
    serverFacts(server.kind).name,
    OPERATING_SYSTEM_NAMES[host.os],
    hardware.machines === 1 ? machine : `${many(hardware.machines, "machine")} of ${machine}`,
    load.kind === "open" ? readable(load.rateRps, "rps") : many(load.users, "user"),
  ].join(" · ");
}
