import { z } from "zod";
import { quantity } from "./quantity";

const MEMORY_MAX_MIB = 16 * 1024 * 1024;

/** Factor 2: what one machine has, how many there are, and what they cost. */
export const hardware = z.strictObject({
  /** Logical CPUs that the operating system shows. */
  cpus: quantity({ min: 1, max: 512, unit: "CPUs", integer: true }),
  /** Logical CPUs per physical core: 2 where SMT (hyper-threading) is on. */
  threadsPerCore: quantity({ min: 1, max: 8, unit: "threads a core", integer: true }),
  /** cgroup CPU limit in cores; null when there is none. */
  cpuQuotaCores: quantity({ min: 0.01, max: 512, unit: "cores" }).nullable(),
  /** Speed of one CPU relative to the one on which the CPU demand was measured. */
  cpuSpeed: quantity({ min: 0.05, max: 20, unit: "×" }),
  memoryMiB: quantity({ min: 16, max: MEMORY_MAX_MIB, unit: "MiB" }),
  /** Container memory limit; null when there is none. */
  memoryLimitMiB: quantity({ min: 16, max: MEMORY_MAX_MIB, unit: "MiB" }).nullable(),
  /** Memory kept for the operating system and other programs. */
  reservedMemoryMiB: quantity({ min: 0, max: MEMORY_MAX_MIB, unit: "MiB" }),
  nicMbps: quantity({ min: 0.01, max: 1_000_000, unit: "Mbit/s" }),
  diskMBps: quantity({ min: 0.1, max: 100_000, unit: "MB/s" }),
  machines: quantity({ min: 1, max: 1000, unit: "machines", integer: true }),
  /** Cost of one machine an hour, in the user's currency; null when unknown. */
  costPerHour: quantity({ min: 0, max: 100_000, unit: "an hour" }).nullable(),
});
