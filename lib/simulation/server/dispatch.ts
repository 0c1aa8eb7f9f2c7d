import type { Behaviour } from "@/lib/servers/behaviour";
import { drawExponential } from "@/lib/simulation/random/exponential";
import { drawNormal } from "@/lib/simulation/random/normal";
import type { RandomStream } from "@/lib/simulation/random/randomStream";
import type { Process } from "./process";

/** However late a process was forked, it wins now and then. */
const LEAST_WEIGHT = 0.3;

/** Decides which of the processes that could take a connection does. */
export class Dispatch {
  private readonly random: RandomStream;
  private readonly processes: readonly Process[];
  private readonly behaviour: Behaviour;
  /** Each process's lasting advantage in a race; drawn once a run. */
  private readonly weights: Float64Array;
  private readonly keys: Float64Array;
  private readonly order: Process[];
  /** The process with the fewest requests takes the next one. */
  private readonly least: boolean;
  /** Of the process that was looked at last. */
  private key = 0;
  private lastTaker: Process | null = null;

  constructor(processes: readonly Process[], behaviour: Behaviour, random: RandomStream) {
    this.processes = processes;
    this.behaviour = behaviour;
    this.random = random;
    this.least = behaviour.dispatch === "least";
    const sigma = Math.sqrt(Math.log(1 + behaviour.unevenness * behaviour.unevenness));
    const middle = (processes.length - 1) / 2;
    this.weights = Float64Array.from(processes, ({ index }) => {
      const rank = Math.max(LEAST_WEIGHT, 1 + behaviour.seniority * (middle - index));
      if (sigma === 0) return rank;
      drawNormal(random);
      return rank * Math.exp(sigma * random.drawn);
    });
    this.keys = new Float64Array(processes.length);
    this.order = [...processes];
  }

  took(process: Process): void {
    this.lastTaker = process;
  }

  /** One of the processes with an idle thread, or null. */
  pickIdle(): Process | null {
    let picked: Process | null = null;
    let best = Number.POSITIVE_INFINITY;
    for (const process of this.processes) {
      if (!process.hasIdle || process.served >= process.recycleAfter) continue;
      if (this.least) {
        this.random.drawUniform();
        this.key = process.connections + this.random.drawn;
      } else this.drawKey(process);
      if (this.key >= best) continue;
      best = this.key;
      picked = process;
    }
    return picked;
  }

  /** Any process, all alike: the kernel's hash of a new connection. */
  pickAny(): Process | null {
    return this.processes[this.random.below(this.processes.length)] ?? null;
  }

  /** The order in which the processes are woken for a connection: a weighted shuffle (Efraimidis and Spirakis 2006). */
  raceOrder(): readonly Process[] {
    const { order, keys } = this;
    for (const process of this.processes) {
      this.drawKey(process);
      keys[process.index] = this.key;
    }
    // Insertion sort: few, and in place.
    for (let end = 1; end < order.length; end++) {
      const moved = order[end];
      if (moved === undefined) continue;
      const key = keys[moved.index] ?? 0;
      let place = end;
      for (; place > 0; place--) {
        const before = order[place - 1];
        if (before === undefined || (keys[before.index] ?? 0) <= key) break;
        order[place] = before;
      }
      order[place] = moved;
    }
    return order;
  }

  /** When the process would be first, were it alone: the smallest `key` wins, in proportion to the weights. */
  private drawKey(process: Process): void {
    const weight = this.weights[process.index] ?? 1;
    drawExponential(this.random);
    const faced = process === this.lastTaker ? weight * this.behaviour.lastTakerWeight : weight;
    this.key = this.random.drawn / faced;
  }
}
