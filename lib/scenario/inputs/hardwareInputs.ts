import type { InputTable } from "./input";

/** The numbers of the hardware, and of the interpreter that runs on it. */
export const HARDWARE_INPUTS = {
  "hardware.cpus": {
    label: "CPUs",
    unit: "count",
    help: "Logical CPUs of one machine, as nproc prints.",
  },
  "hardware.threadsPerCore": {
    label: "Threads a core",
    unit: "count",
    help: "2 where SMT (hyper-threading) is on: two of them do about 1.25 cores' work.",
  },
  "hardware.cpuQuotaCores": {
    label: "CPU quota",
    unit: "cores",
    help: "Container CPU limit; work stops when a 100 ms period's share is spent. Empty for none.",
  },
  "hardware.cpuSpeed": {
    label: "CPU speed",
    unit: "times",
    help: "Relative to the machine on which the CPU time of a request was measured.",
  },
  "hardware.memoryMiB": { label: "Memory", unit: "MiB", help: "Of one machine." },
  "hardware.memoryLimitMiB": {
    label: "Memory limit",
    unit: "MiB",
    help: "Container memory limit. Empty for none.",
  },
  "hardware.reservedMemoryMiB": {
    label: "Reserved memory",
    unit: "MiB",
    help: "Kept for the operating system and other programs.",
  },
  "hardware.nicMbps": { label: "Network interface", unit: "Mbps", help: "Of one machine." },
  "hardware.diskMBps": {
    label: "Disk",
    unit: "MBps",
    help: "Sequential throughput of one machine.",
  },
  "hardware.machines": {
    label: "Machines",
    unit: "count",
    help: "Equal machines behind a balancer; each takes an even share.",
  },
  "hardware.costPerHour": {
    label: "Cost of a machine",
    unit: "costPerHour",
    help: "In your currency. Empty when unknown.",
  },
  "runtime.switchIntervalMs": {
    label: "Switch interval",
    unit: "ms",
    help: "sys.setswitchinterval: how long a thread may keep the GIL while another waits. Default 5 ms.",
  },
} satisfies InputTable;
