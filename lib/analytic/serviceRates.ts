import { flowEquivalent, remembered, type StationRate } from "@/lib/queueing/flowEquivalent";
import type { Mix } from "@/lib/servers/system";
import { backendStations, waitingStation } from "./backendStations";
import { coupledSpeed } from "./coupledSpeed";
import type { Machine, Queueing, Rates } from "./machine";
import { processor } from "./processorRate";

/** The rates of a mix do not depend on the load unless processes with queues of their own slow each other down. */
export function ratesOf(machine: Machine, mix: Mix, queueing: Queueing, ratePerProcess: number): Rates {
  const { workload, cores, gil } = machine;
  const alike = !queueing.private || mix.processes <= cores;
  const key = mix.processes * 16_384 + mix.threads;
  const known = alike ? machine.rates.get(key) : undefined;
  if (known !== undefined) return known;
  const delay = workload.ioMs + workload.uploadMs + workload.drainMs + workload.idleMs;
  const speed = queueing.private ? coupledSpeed(mix.processes, cores, ratePerProcess * workload.cpuMs) : 1;
  const stations = backendStations(machine.system, mix, queueing.slots, queueing.private ? mix.processes : 1);
  // A process with a queue of its own serves alike however many slots it has: what neighbours share is computed once.
  const sibling = queueing.private && stations.length === 0 ? machine.processes.get(mix.processes) : undefined;
  if (sibling !== undefined && sibling.speed === speed && sibling.turns === mix.threads > 1) {
    const shared = { ...sibling.rates, slots: queueing.slots };
    if (alike) machine.rates.set(key, shared);
    return shared;
  }
  const shape = { ...mix, cores, gil, imbalance: machine.imbalance, toIdle: machine.toIdle };
  const cpu = queueing.private
    ? processor({ ...shape, processes: 1, cores: gil ? cores : Math.max(1, cores / mix.processes) })
    : processor(shape);
  const demand = workload.cpuMs / speed;
  const never = Number.POSITIVE_INFINITY;
  const serviceRate = flowEquivalent(
    (j) => (demand > 0 ? cpu.rate(j) / demand : never),
    waitingStation(delay, stations),
    queueing.private ? Number.POSITIVE_INFINITY : queueing.slots,
  );
  const gils = queueing.private ? 1 : mix.processes;
  const corrected =
    gil && mix.threads > 1 && demand > 0
      ? inTurns(serviceRate, delay, demand, Math.min(gils, cores), machine)
      : serviceRate;
  const rates = { serviceRate: corrected, slots: queueing.slots, processor: cpu, speed, gils, stations };
  if (alike) machine.rates.set(key, rates);
  if (queueing.private && stations.length === 0)
    machine.processes.set(mix.processes, { speed, turns: mix.threads > 1, rates });
  return rates;
}

/**
 * Corrects X(n) for bursts that do not share a GIL evenly. U = X D is first turned into the population m
 * that would give it were the number at the GIL U/(1−U), as in M/M/1; the corrected U' is what m gives where it
 * is U + h U²/(1−U), as in M/G/1: (h − a) U'² + (a + m) U' − m = 0 with a = 1 + Z/D. U' → 1 with U.
 */
function inTurns(
  serviceRate: StationRate,
  delay: number,
  demand: number,
  gils: number,
  { turns }: Machine,
): StationRate {
  const a = 1 + delay / demand;
  return remembered((n) => {
    const x = serviceRate(n);
    const busy = (x * demand) / gils;
    let rate = x;
    if (n > 1 && busy < 1 - 1e-9) {
      const m = (a - 1) * busy + busy / (1 - busy);
      const other = (2 * m) / (a + m + Math.sqrt((a - m) ** 2 + 4 * turns.factor(busy) * m));
      rate = Math.min((other * gils) / demand, n / (delay + demand));
    }
    return rate;
  });
}
