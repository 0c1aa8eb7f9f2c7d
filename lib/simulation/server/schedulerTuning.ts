export interface SchedulerTuning {
  /** A running thread is safe from others for this long (EEVDF base slice with RUN_TO_PARITY), in ms. */
  readonly protectMs: number;
  /** Time between the kernel's ticks, when an overrun slice is noticed, in ms. */
  readonly tickMs: number;
  /** CPU time lost when a thread starts on a core that was idle: leaving the idle state, in ms. */
  readonly wakeMs: number;
  /** CPU time lost when a core changes threads, in ms. */
  readonly switchMs: number;
  /** Length of a short system call around which the GIL is let go, in ms. */
  readonly callMs: number;
}
