import type { Mix, System } from "@/lib/servers/system";
import { Recorder } from "./server/recorder";
import { type Request, Stage } from "./server/request";
import { ServerSimulation } from "./server/serverSimulation";
import { Role, type Worker, WorkerState } from "./server/worker";

export const SLOT_STATES = [
  "idle",
  "running",
  "waitingForCore",
  "waitingForGil",
  "inIo",
  "waitingForBackend",
  "held",
] as const;
export type SlotState = (typeof SLOT_STATES)[number];

/** One process at one moment. */
export interface ProcessSnapshot {
  /** Its worker threads in order, or the coroutines that have a request. */
  readonly slots: readonly SlotState[];
  /** The thread that accepts for the others, or runs the coroutines; null where there is none. */
  readonly acceptor: SlotState | null;
  /** Accepted requests that wait in it for a thread. */
  readonly queue: number;
  /** Connections that it has taken since the start. */
  readonly served: number;
  /** Memory of the requests that have a slot in it. */
  readonly requestMemoryMiB: number;
}

export interface SimulationSnapshot {
  readonly timeMs: number;
  /** Connections that wait in the listen queue, and how many may. */
  readonly backlog: number;
  readonly backlogLimit: number;
  /** Clients that found the listen queue full and will knock again. */
  readonly turnedAway: number;
  readonly processes: readonly ProcessSnapshot[];
  readonly completed: number;
  readonly lost: number;
  /** Of all completed so far, at the client; 0 before the first. */
  readonly meanMs: number;
  readonly p95Ms: number;
}

/** One run for the eye, advanced by its caller; the same seed shows the same run. */
export interface LiveSimulation {
  /** Handles every event up to `timeMs` of its own time. */
  advanceTo(timeMs: number): void;
  /** Handles one event; false when nothing more will happen. */
  step(): boolean;
  snapshot(): SimulationSnapshot;
}

export function createSimulation(system: System, mix: Mix, options: { readonly seed: number }): LiveSimulation {
  const recorder = new Recorder(system.classes.length);
  const simulation = new ServerSimulation(system, mix, {
    seed: options.seed,
    stream: 0,
    race: 0,
    recorder,
    trace: null,
  });
  return {
    advanceTo: (timeMs) => simulation.advanceTo(timeMs),
    step: () => simulation.step(),
    snapshot: () => ({
      timeMs: simulation.now,
      backlog: simulation.waitingInBacklog.value,
      backlogLimit: system.accept.backlog,
      turnedAway: simulation.clients.requests.filter(
        ({ stage, connectAttempts, abandoned }) => stage === Stage.connecting && connectAttempts > 0 && !abandoned,
      ).length,
      processes: simulation.processes.map((process) => {
        const { acceptor } = process;
        const loop = acceptor?.role === Role.loop;
        return {
          slots: loop
            ? simulation.requestsOf(process).map((request) => coroutineState(request, acceptor))
            : [
                ...process.workers.filter((worker) => worker !== acceptor).map(threadState),
                ...new Array<SlotState>(process.untouchedThreads).fill("idle"),
              ],
          acceptor: acceptor === null ? null : threadState(acceptor),
          queue: loop ? 0 : process.queue.length,
          served: process.servedSinceRestart,
          requestMemoryMiB: system.requestMemoryMiB * process.inSlots.value,
        };
      }),
      completed: recorder.completed,
      lost: recorder.losses,
      meanMs: recorder.client.mean,
      p95Ms: recorder.client.quantile(0.95),
    }),
  };
}

function threadState({ state, request }: Worker): SlotState {
  switch (state) {
    case WorkerState.running:
      return "running";
    case WorkerState.ready:
      return "waitingForCore";
    case WorkerState.waitingForGil:
      return "waitingForGil";
    case WorkerState.inIo:
      return request?.stage === Stage.waitingForBackend ? "waitingForBackend" : "inIo";
    case WorkerState.held:
      return "held";
    default:
      return "idle";
  }
}

function coroutineState(request: Request, loop: Worker): SlotState {
  if (loop.request === request) return threadState(loop);
  switch (request.stage) {
    case Stage.inIo:
      return "inIo";
    case Stage.waitingForBackend:
      return "waitingForBackend";
    case Stage.draining:
    case Stage.uploading:
    case Stage.lingering:
      return "held";
    default:
      return "waitingForGil";
  }
}
