import { z } from "zod";
import { choice, quantity } from "./quantity";

export const OPERATING_SYSTEMS = [
  "linux",
  "freebsd",
  "openbsd",
  "macos",
  "solaris",
  "aix",
  "hp-ux",
  "windows",
] as const;
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];

export const OPERATING_SYSTEM_NAMES: Readonly<Record<OperatingSystem, string>> = {
  linux: "Linux",
  freebsd: "FreeBSD",
  openbsd: "OpenBSD",
  macos: "macOS",
  solaris: "Solaris",
  aix: "AIX",
  "hp-ux": "HP-UX",
  windows: "Windows",
};

/** Factor 1: fork or threads only, how the kernel retries a dropped connection, CPU lost to a hypervisor. */
export const host = z.strictObject({
  os: choice(OPERATING_SYSTEMS),
  /** When a full backlog drops a connection, the client's kernel tries again: 1, 3, 7 … s, or linearly since Linux 6.5. */
  synRetrySchedule: choice(["exponential", "linear-then-exponential"]),
  /** Share of CPU time that the hypervisor gives to others. */
  stealPercent: quantity({ min: 0, max: 95, unit: "%" }),
});

export function canFork(os: OperatingSystem): boolean {
  return os !== "windows";
}
