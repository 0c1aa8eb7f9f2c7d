import { z } from "zod";
import { OPERATING_SYSTEMS } from "./operatingSystem";
import { choice, quantity } from "./quantity";

/** Factor 1: fork or threads only, how the kernel retries a dropped connection, CPU lost to a hypervisor. */
export const host = z.strictObject({
  os: choice(OPERATING_SYSTEMS),
  /** When a full backlog drops a connection, the client's kernel tries again: 1, 3, 7 … s, or linearly since Linux 6.5. */
  synRetrySchedule: choice(["exponential", "linear-then-exponential"]),
  /** Share of CPU time that the hypervisor gives to others. */
  stealPercent: quantity({ min: 0, max: 95, unit: "%" }),
});
