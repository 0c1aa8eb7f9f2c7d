import type { Scenario } from "@/lib/scenario/scenario";

/** A machine as it may be rented or bought: what it has, not how many there are or what they cost. */
export interface HostPreset {
  readonly id: string;
  readonly name: string;
  readonly host: Readonly<Partial<Scenario["host"]>>;
  readonly hardware: Readonly<Omit<Scenario["hardware"], "machines" | "costPerHour">>;
  readonly source: string;
}

const CLOUD =
  "Typical of general-purpose cloud machines: a virtual CPU is one of a core's two hardware threads, 4 GiB each.";

function cloud(cpus: number): HostPreset {
  return {
    id: `cloud-${cpus}`,
    name: `Cloud machine, ${cpus} vCPUs`,
    host: { os: "linux", stealPercent: 0 },
    hardware: {
      cpus,
      threadsPerCore: 2,
      cpuQuotaCores: null,
      cpuSpeed: 1,
      memoryMiB: cpus * 4096,
      memoryLimitMiB: null,
      reservedMemoryMiB: 1024,
      nicMbps: 5000,
      diskMBps: 200,
    },
    source: CLOUD,
  };
}

function container(id: string, name: string, cpuQuotaCores: number, memoryLimitMiB: number): HostPreset {
  return {
    id,
    name,
    host: { os: "linux", stealPercent: 0 },
    hardware: {
      cpus: 16,
      threadsPerCore: 2,
      cpuQuotaCores,
      cpuSpeed: 1,
      memoryMiB: 65_536,
      memoryLimitMiB,
      reservedMemoryMiB: 32,
      nicMbps: 5000,
      diskMBps: 200,
    },
    source: "Typical: a cgroup limit on a node of 16 CPUs. Programs that count CPUs see 16; the quota throttles them.",
  };
}

/** Machine sizes, small to large, then the odd ones out. */
export const HOST_PRESETS: readonly HostPreset[] = [
  {
    id: "vps-small",
    name: "Small VPS, 1 shared CPU",
    host: { os: "linux", stealPercent: 5 },
    hardware: {
      cpus: 1,
      threadsPerCore: 1,
      cpuQuotaCores: null,
      cpuSpeed: 0.8,
      memoryMiB: 1024,
      memoryLimitMiB: null,
      reservedMemoryMiB: 256,
      nicMbps: 500,
      diskMBps: 100,
    },
    source: "Typical: a shared CPU of which neighbours steal some; 5 % is a guess, read `st` in top.",
  },
  cloud(2),
  cloud(4),
  cloud(8),
  cloud(16),
  {
    id: "bare-metal",
    name: "Own server, 32 cores",
    host: { os: "linux", stealPercent: 0 },
    hardware: {
      cpus: 64,
      threadsPerCore: 2,
      cpuQuotaCores: null,
      cpuSpeed: 1.1,
      memoryMiB: 131_072,
      memoryLimitMiB: null,
      reservedMemoryMiB: 4096,
      nicMbps: 10_000,
      diskMBps: 1000,
    },
    source: "Typical of a two-unit rack server.",
  },
  container("container-half", "Container, half a core, 512 MiB", 0.5, 512),
  container("container-2", "Container, 2 cores, 2 GiB", 2, 2048),
  {
    id: "raspberry",
    name: "Single-board computer (Raspberry Pi class)",
    host: { os: "linux", stealPercent: 0 },
    hardware: {
      cpus: 4,
      threadsPerCore: 1,
      cpuQuotaCores: null,
      cpuSpeed: 0.35,
      memoryMiB: 4096,
      memoryLimitMiB: null,
      reservedMemoryMiB: 512,
      nicMbps: 1000,
      diskMBps: 40,
    },
    source: "Typical; its speed against a server's core is a guess, measure it.",
  },
  {
    id: "windows-server",
    name: "Windows server, 4 CPUs",
    host: { os: "windows", stealPercent: 0 },
    hardware: {
      cpus: 4,
      threadsPerCore: 2,
      cpuQuotaCores: null,
      cpuSpeed: 1,
      memoryMiB: 16_384,
      memoryLimitMiB: null,
      reservedMemoryMiB: 3072,
      nicMbps: 1000,
      diskMBps: 200,
    },
    source: "Typical. Windows can't fork: one process, and only threads.",
  },
  {
    id: "freebsd-server",
    name: "FreeBSD server, 8 cores",
    host: { os: "freebsd", stealPercent: 0, synRetrySchedule: "exponential" },
    hardware: {
      cpus: 8,
      threadsPerCore: 1,
      cpuQuotaCores: null,
      cpuSpeed: 1,
      memoryMiB: 32_768,
      memoryLimitMiB: null,
      reservedMemoryMiB: 2048,
      nicMbps: 1000,
      diskMBps: 300,
    },
    source: "Typical; SMT off.",
  },
];
