import { type SimulationSnapshot, SLOT_STATES, type SlotState } from "@/lib/simulation/createSimulation";
import { SLOT_STATE_LOOKS } from "./slotStates";

const MOST_PROCESSES = 16;
const MOST_SLOTS = 64;
const MOST_WAITING = 60;

function counts(snapshot: SimulationSnapshot): Readonly<Record<SlotState, number>> {
  const total = { idle: 0, running: 0, waitingForCore: 0, waitingForGil: 0, inIo: 0, waitingForBackend: 0, held: 0 };
  for (const process of snapshot.processes) for (const slot of process.slots) total[slot] += 1;
  return total;
}

function Dots({ count, label }: { readonly count: number; readonly label: string }) {
  return (
    <div className="flex min-h-5 items-center gap-2 text-xs" title={label}>
      <span className="w-24 shrink-0 text-mute">{label}</span>
      <span className="flex flex-wrap gap-0.5" aria-hidden="true">
        {Array.from({ length: Math.min(count, MOST_WAITING) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot has no other identity than its place in the queue.
          <span key={index} className="size-2 rounded-full" style={{ background: "var(--segment-queue)" }} />
        ))}
      </span>
      <span className="text-mute">{count === 0 ? "empty" : count}</span>
    </div>
  );
}

/** One moment of the server: the listen queue, and each process as a row of workers coloured by what they do. */
export function LiveCells({ snapshot }: { readonly snapshot: SimulationSnapshot }) {
  const total = counts(snapshot);
  const shown = snapshot.processes.slice(0, MOST_PROCESSES);
  const hidden = snapshot.processes.length - shown.length;
  return (
    <div>
      <Dots count={snapshot.backlog} label="listen queue" />
      <ul className="mt-1 grid gap-1.5">
        {shown.map((process, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a process is its number.
          <li key={index} className="flex items-center gap-2 text-xs">
            <span className="w-24 shrink-0 text-mute">
              process {index + 1}
              {process.queue === 0 ? "" : `, ${process.queue} queued`}
            </span>
            <span className="flex flex-1 flex-wrap gap-0.5" aria-hidden="true">
              {process.slots.slice(0, MOST_SLOTS).map((slot, place) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: a worker is its number.
                  key={place}
                  className="h-4 min-w-2 max-w-8 flex-1 rounded-[3px]"
                  style={{ background: SLOT_STATE_LOOKS[slot].color }}
                />
              ))}
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="mt-1 text-mute text-xs">and {hidden} more processes</p> : null}
      <dl className="mt-3 grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-x-4 gap-y-0.5 text-xs">
        {SLOT_STATES.map((state) => (
          <div key={state} className="flex items-center gap-1.5">
            <dt className="flex items-center gap-1.5">
              <span className="size-2.5 rounded-[2px]" style={{ background: SLOT_STATE_LOOKS[state].color }} />
              {SLOT_STATE_LOOKS[state].name}
            </dt>
            <dd className="ml-auto text-mute">{total[state]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
