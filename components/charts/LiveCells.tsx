"use client";

import { type ComponentProps, type RefObject, useRef } from "react";
import { type SimulationSnapshot, SLOT_STATES, type SlotState } from "@/lib/simulation/createSimulation";
import type { Trail } from "@/lib/simulation/liveRun";
import { readable } from "@/lib/units/formatQuantity";
import { LiveTrail } from "./LiveTrail";
import { SLOT_STATE_LOOKS } from "./slotStates";

const MOST_PROCESSES = 16;
const MOST_SLOTS = 64;
const MOST_WAITING = 40;

/** Height of a worker's lane, and what lies between two of them, in px: with many workers there is no room for letters. */
const ROOMY = { lane: 16, gap: 3 };
const DENSE = { lane: 8, gap: 2 };
const MOST_ROOMY = 16;
/** What lies between two processes, in px. */
const BETWEEN = 9;
/** Height of a queue's strip, in px. */
const QUEUE = 30;
/** Dots for requests that wait in one process; the number beside them has no limit. */
const MOST_QUEUED = 7;

interface LiveCellsProps {
  readonly snapshot: SimulationSnapshot;
  readonly trail: Trail;
  /** How much time the trail shows, in ms. */
  readonly trailMs: number;
}

function countsOf(snapshot: SimulationSnapshot): Readonly<Record<SlotState, number>> {
  const total = { idle: 0, running: 0, waitingForCore: 0, waitingForGil: 0, inIo: 0, waitingForBackend: 0, held: 0 };
  for (const process of snapshot.processes) for (const slot of process.slots) total[slot] += 1;
  return total;
}

function Dots({ count, color }: { readonly count: number; readonly color: string }) {
  return (
    <span className="flex flex-wrap items-center gap-0.5" aria-hidden="true">
      {Array.from({ length: Math.min(count, MOST_WAITING) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a dot has no other identity than its place in the queue.
        <span key={index} className="size-2 rounded-full forced-color-adjust-none" style={{ background: color }} />
      ))}
      {count > MOST_WAITING ? "…" : null}
    </span>
  );
}

/** Who is not served yet: in the listen queue, and those who found it full. */
function waitingOf({ backlog, backlogLimit, turnedAway }: SimulationSnapshot) {
  return [
    {
      name: "listen queue",
      count: backlog,
      text: backlog === 0 ? "empty" : `${readable(backlog, "count")} of ${readable(backlogLimit, "count")}`,
    },
    {
      name: "turned away",
      count: turnedAway,
      text: turnedAway === 0 ? "nobody" : `${readable(turnedAway, "count")}, will retry`,
    },
  ];
}

interface CellProps extends Pick<ComponentProps<"span">, "ref"> {
  readonly state: SlotState;
  readonly className: string;
  /** Too small for its letter. */
  readonly bare?: boolean;
}

function Cell({ state, className, bare = false, ref }: CellProps) {
  const { letter, color, letterColor, name } = SLOT_STATE_LOOKS[state];
  return (
    <span
      ref={ref}
      title={name}
      className={`grid shrink-0 place-items-center rounded-[3px] font-bold text-[10px] leading-none forced-color-adjust-none ${className}`}
      style={{ background: color, color: letterColor }}
      aria-hidden="true"
    >
      {bare ? null : letter}
    </span>
  );
}

/** Every worker on a line of its own: what it does now as a cell, what it did lately as a strip; above them, who waits. */
function Lanes({
  snapshot,
  trail,
  swatches,
}: Pick<LiveCellsProps, "snapshot" | "trail"> & {
  readonly swatches: RefObject<(HTMLElement | null)[]>;
}) {
  const queueSwatch = useRef<HTMLSpanElement>(null);
  const roomy = trail.lanes.length <= MOST_ROOMY;
  const { lane, gap } = roomy ? ROOMY : DENSE;
  const waiting = waitingOf(snapshot);
  const queues = [trail.backlog, trail.turnedAway].map((counts, index) => ({
    counts,
    top: index * (QUEUE + BETWEEN),
    height: QUEUE,
  }));
  const tops: number[] = [];
  let height = queues.length * (QUEUE + BETWEEN);
  for (const { slots } of snapshot.processes) {
    for (const _ of slots) {
      tops.push(height);
      height += lane + gap;
    }
    height += BETWEEN - gap;
  }
  height -= BETWEEN;
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-xs">
      <div>
        {waiting.map(({ name, text }) => (
          <div key={name} className="leading-tight" style={{ height: QUEUE, marginBottom: BETWEEN }}>
            <span className="block text-mute">{name}</span>
            {text}
          </div>
        ))}
        <span
          ref={queueSwatch}
          className="hidden forced-color-adjust-none"
          style={{ background: "var(--segment-queue)" }}
        />
        {snapshot.processes.map(({ slots, queue }, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a process is its number.
            key={index}
            className="flex items-center justify-between gap-2"
            style={{ marginBottom: BETWEEN }}
            aria-hidden="true"
          >
            <div className="w-20 leading-tight">
              <span className="block text-mute">process {index + 1}</span>
              {queue === 0 || slots.length === 1 ? null : (
                <span className="flex items-center gap-1 text-load">
                  <Dots count={Math.min(queue, MOST_QUEUED)} color="var(--segment-queue)" /> {queue}
                </span>
              )}
            </div>
            <div className="grid" style={{ gap }}>
              {slots.map((state, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a worker is its number.
                <div key={place} style={{ height: lane }}>
                  <Cell state={state} className="h-full w-6" bare={!roomy} />
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
      <LiveTrail
        trail={trail}
        queues={queues}
        queueSwatch={queueSwatch}
        tops={tops}
        laneHeight={lane}
        height={height}
        swatches={swatches}
      />
    </div>
  );
}

/** So many workers, or coroutines that come and go, that only what they do now is shown. */
function Rows({ snapshot }: { readonly snapshot: SimulationSnapshot }) {
  const shown = snapshot.processes.slice(0, MOST_PROCESSES);
  const hidden = snapshot.processes.length - shown.length;
  return (
    <>
      <dl className="mb-2 grid gap-0.5 text-xs">
        {waitingOf(snapshot).map(({ name, text, count }) => (
          <div key={name} className="flex min-h-5 items-center gap-2">
            <dt className="w-24 shrink-0 text-mute">{name}</dt>
            <dd className="flex items-center gap-2">
              {text} <Dots count={count} color="var(--segment-queue)" />
            </dd>
          </div>
        ))}
      </dl>
      <ul className="grid gap-1.5" aria-hidden="true">
        {shown.map((process, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a process is its number.
          <li key={index} className="flex items-center gap-2 text-xs">
            <span className="w-24 shrink-0 text-mute">
              process {index + 1}
              {process.queue === 0 ? "" : `, ${process.queue} queued`}
            </span>
            <span className="flex min-h-4 flex-1 flex-wrap gap-0.5">
              {process.slots.slice(0, MOST_SLOTS).map((state, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a worker is its number.
                <Cell key={place} state={state} className="size-4" />
              ))}
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="mt-1 text-mute text-xs">and {hidden} more processes</p> : null}
    </>
  );
}

/** The server at one moment: who waits outside, what each worker does now and did lately, and how many do what. */
export function LiveCells({ snapshot, trail, trailMs }: LiveCellsProps) {
  const swatches = useRef<(HTMLElement | null)[]>([]);
  const total = countsOf(snapshot);
  const traced = trail.lanes.length > 0;
  return (
    <div className="grid gap-3">
      {traced ? (
        <div>
          <p className="mb-1 flex justify-between text-mute text-xs">
            <span>now, and the {readable(trailMs, "ms")} before</span>
            <span>latest →</span>
          </p>
          <Lanes snapshot={snapshot} trail={trail} swatches={swatches} />
        </div>
      ) : (
        <Rows snapshot={snapshot} />
      )}
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(12.5rem,1fr))] gap-x-6 gap-y-0.5 text-xs">
        {SLOT_STATES.map((state, code) => (
          <div key={state} className="flex items-center gap-1.5" title={SLOT_STATE_LOOKS[state].means}>
            <dt className="flex items-center gap-1.5">
              <Cell
                state={state}
                className="size-4"
                ref={(element) => {
                  swatches.current[code] = element;
                }}
              />
              {SLOT_STATE_LOOKS[state].name}
            </dt>
            <dd className="ml-auto text-mute">{total[state]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
