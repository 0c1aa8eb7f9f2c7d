import type { Provenance } from "./facts";

/** How the host's kernel runs threads: constants of Linux with EEVDF (6.6 and later) on a 250 Hz kernel. */
export const HOST_SCHEDULING = {
  /** sysctl_sched_base_slice: 0.7 ms × (1 + log2 of the CPUs, at most 8) (kernel/sched/fair.c). */
  baseSliceMs: 0.7,
  tickMs: 4,
  wakeMs: 0.05,
  switchMs: 0.01,
  callMs: 0.01,
  /** CPU time that a request loses by each wait: system calls, timers, cold caches. */
  resumeMs: 0.06,
  /** How much longer a sleep or wait lasts than asked: timer slack of 50 µs and the wake-up. */
  sleepMs: 0.08,
  from: {
    basis: "source",
    how: "kernel/sched/fair.c of 6.18 (base slice, RUN_TO_PARITY), CONFIG_HZ=250; wake-up and switch costs assumed.",
  } satisfies Provenance,
} as const;

/** How long a running thread is safe from others, in ms. */
export function protectedMs(logicalCpus: number): number {
  return HOST_SCHEDULING.baseSliceMs * (1 + Math.floor(Math.log2(Math.min(8, logicalCpus))));
}
