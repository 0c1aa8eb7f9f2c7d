/** How a process is recycled after so many requests. */
export const RECYCLING = {
  /** How long a recycled or killed process is away; assumed, as loading time is not part of a scenario. */
  awayMs: 1000,
  /** Processes are not recycled all at once: each after up to this share more requests. */
  jitter: 0.1,
} as const;
