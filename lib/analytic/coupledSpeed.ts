import { visitBirthDeath } from "@/lib/queueing/birthDeathWindow";

/** Mean speed of a ready process beside P − 1 others, each ready with probability u: E[min(1, C/(1+K))], K binomial. */
function sharedSpeed(others: number, busy: number, cores: number): number {
  if (busy >= 1) return Math.min(1, cores / (others + 1));
  if (busy <= 0) return Math.min(1, cores);
  let total = 0;
  let speed = 0;
  visitBirthDeath(
    0,
    others,
    (k) => (others - k) * busy,
    (k) => k * (1 - busy),
    (k, weight) => {
      total += weight;
      speed += weight * Math.min(1, cores / (1 + k));
    },
  );
  return speed / total;
}

/**
 * How much P processes with queues of their own slow each other down on C cores: each is ready with probability u,
 * independently, and u v(u) = work. P u v(u) = E[min(M, C)], M binomial, grows with u to C, so work beyond the
 * cores leaves each C/P. `work`: cores' worth of CPU that one process is asked for.
 */
export function coupledSpeed(processes: number, cores: number, work: number): number {
  if (processes <= cores) return 1;
  if (work * processes >= cores) return Math.min(1, cores / processes);
  let low = 0;
  let high = 1;
  for (let step = 0; step < 40; step++) {
    const busy = (low + high) / 2;
    if (busy * sharedSpeed(processes - 1, busy, cores) < work) low = busy;
    else high = busy;
  }
  return sharedSpeed(processes - 1, high, cores);
}
