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

export function canFork(os: OperatingSystem): boolean {
  return os !== "windows";
}
