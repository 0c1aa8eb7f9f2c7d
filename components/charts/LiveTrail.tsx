"use client";

import { type RefObject, useEffect, useRef } from "react";
import { SLOT_STATES } from "@/lib/simulation/createSimulation";
import { TRAIL_COLUMNS, type Trail } from "@/lib/simulation/liveRun";
import { SLOT_STATE_LOOKS } from "./slotStates";

export interface QueueLane {
  readonly top: number;
  readonly height: number;
  /** Clients at each moment, a ring like the others. */
  readonly counts: Uint16Array;
}

interface LiveTrailProps {
  readonly trail: Trail;
  readonly queues: readonly QueueLane[];
  readonly queueSwatch: RefObject<HTMLElement | null>;
  /** Top of each lane, in px, and how tall all is. */
  readonly tops: readonly number[];
  readonly laneHeight: number;
  readonly height: number;
  /** Elements in the colours of the states, in their order: the browser knows what a token is in this theme. */
  readonly swatches: RefObject<(HTMLElement | null)[]>;
}

/** The tallest queue in a strip is at least so many, so that one who waits is no mountain. */
const LEAST_TALL = 8;

/** Who waited, and what each worker did lately as a strip of its colours, the newest moment at the right. */
export function LiveTrail({ trail, queues, queueSwatch, tops, laneHeight, height, swatches }: LiveTrailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { current } = canvas;
    const context = current?.getContext("2d");
    if (current === null || context === null || context === undefined) return;
    const { clientWidth: width } = current;
    const ratio = window.devicePixelRatio;
    if (current.width !== Math.round(width * ratio)) current.width = Math.round(width * ratio);
    if (current.height !== Math.round(height * ratio)) current.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const colors = SLOT_STATES.map((_, code) => {
      const swatch = swatches.current[code];
      return swatch === null || swatch === undefined ? "transparent" : getComputedStyle(swatch).backgroundColor;
    });
    const columnWidth = width / TRAIL_COLUMNS;
    const left = width - trail.filled * columnWidth;
    context.fillStyle =
      queueSwatch.current === null ? "transparent" : getComputedStyle(queueSwatch.current).backgroundColor;
    for (const { top, height: tall, counts } of queues) {
      const most = counts.reduce((larger, count) => Math.max(larger, count), LEAST_TALL);
      for (let column = 0; column < trail.filled; column++) {
        const count = counts[(trail.oldest + column) % TRAIL_COLUMNS] ?? 0;
        const rise = (tall * count) / most;
        context.fillRect(left + column * columnWidth, top + tall - rise, columnWidth + 0.5, rise);
      }
      context.fillRect(0, top + tall - 0.5, width, 0.5);
    }
    trail.lanes.forEach((lane, index) => {
      const top = tops[index] ?? 0;
      // One rectangle for as long as a worker does the same.
      for (let start = 0; start < trail.filled; ) {
        const code = lane[(trail.oldest + start) % TRAIL_COLUMNS] ?? 0;
        let end = start + 1;
        while (end < trail.filled && lane[(trail.oldest + end) % TRAIL_COLUMNS] === code) end++;
        const state = SLOT_STATES[code] ?? "idle";
        const tall = laneHeight * SLOT_STATE_LOOKS[state].height;
        context.fillStyle = colors[code] ?? "transparent";
        context.fillRect(left + start * columnWidth, top + (laneHeight - tall) / 2, (end - start) * columnWidth, tall);
        start = end;
      }
    });
  });
  return <canvas ref={canvas} className="block w-full" style={{ height }} />;
}
