import type { Scenario } from "@/lib/scenario/scenario";

type Hardware = Scenario["hardware"];

/**
 * One machine of the same make, `times` the size: CPUs, memory, limits and price in proportion (as cloud price lists
 * are within a family), the reserve and the network interface as they are. Null where no such machine can be.
 */
export function sizedMachine(hardware: Hardware, times: number): Hardware | null {
  const cpus = hardware.cpus * times;
  const memoryMiB = hardware.memoryMiB * times;
  if (!Number.isInteger(cpus) || cpus < 1 || cpus > 512 || cpus < Math.min(hardware.threadsPerCore, hardware.cpus))
    return null;
  const scaled = (value: number | null) => (value === null ? null : value * times);
  const memoryLimitMiB = scaled(hardware.memoryLimitMiB);
  if (Math.min(memoryMiB, memoryLimitMiB ?? memoryMiB) <= hardware.reservedMemoryMiB) return null;
  return {
    ...hardware,
    cpus,
    memoryMiB,
    memoryLimitMiB,
    cpuQuotaCores: scaled(hardware.cpuQuotaCores),
    costPerHour: scaled(hardware.costPerHour),
  };
}
