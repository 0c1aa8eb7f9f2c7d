"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import type { Load } from "@/lib/scenario/traffic";
import { readable } from "@/lib/units/formatQuantity";
import { CURVE_BOX, type CurveScales } from "./curveScales";
import { PictureLabel } from "./PictureLabel";

interface OperatingPointProps {
  /** What is moved: arrivals, or users who wait for their answers. */
  readonly load: Load;
  readonly rateRps: number;
  /** The largest load that the point can be moved to, in the load's own unit. */
  readonly most: number;
  readonly objectiveMs: number;
  readonly percentile: number;
  readonly scales: CurveScales;
  readonly beforeRps: number | null;
  readonly onMove: ((load: number) => void) | null;
  readonly onHold: (holding: boolean) => void;
  readonly loadUnder: (event: PointerEvent<SVGElement>) => number;
}

/** One step of an arrow key, and of a drag: about a hundredth of the way, as a round number. */
function stepOf(most: number): number {
  return 10 ** (Math.floor(Math.log10(most)) - 2) * (String(most).startsWith("1") ? 1 : 2);
}

/** Today's load on the curve: a handle that the pointer drags and the arrow keys move. */
export function OperatingPoint(props: OperatingPointProps) {
  const { load, rateRps, most, objectiveMs, percentile, scales, beforeRps, onMove, onHold, loadUnder } = props;
  // Nobody is half a user.
  const step = load.kind === "open" ? stepOf(most) : Math.max(1, stepOf(most));
  const value = load.kind === "open" ? rateRps : load.users;
  const valueText = load.kind === "open" ? readable(value, "rps") : `${readable(value, "count")} users`;
  const x = scales.x(Math.min(rateRps, scales.rateRps));
  const y = scales.y(Math.min(objectiveMs, scales.ms));
  const leftwards = x > scales.width / 2;
  const told = `${valueText} · ${readable(objectiveMs, "ms")}`;
  const moveTo = (wanted: number) => {
    const rounded = Math.min(most, Math.max(step, Math.round(wanted / step) * step));
    onMove?.(Number(rounded.toPrecision(12)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const targets: Record<string, number> = {
      ArrowRight: value + step,
      ArrowUp: value + step,
      ArrowLeft: value - step,
      ArrowDown: value - step,
      PageUp: value + 10 * step,
      PageDown: value - 10 * step,
      Home: step,
      End: most,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    moveTo(target);
  };
  const picture = (
    <>
      <circle cx={x} cy={y} r="6.5" fill="var(--card)" stroke="var(--ink)" strokeWidth="2.4" />
      <PictureLabel x={leftwards ? x - 12 : x + 12} y={y + 18} anchor={leftwards ? "end" : "start"} strong>
        {told}
      </PictureLabel>
    </>
  );
  const past =
    beforeRps === null || beforeRps > scales.rateRps || beforeRps === rateRps ? null : (
      <path d={`M${scales.x(beforeRps)} ${CURVE_BOX.height - CURVE_BOX.bottom}l-5 8h10z`} fill="var(--mute)" />
    );
  if (onMove === null)
    return (
      <g>
        {past}
        {picture}
      </g>
    );
  return (
    <>
      {past}
      <g
        role="slider"
        tabIndex={0}
        aria-label={`${load.kind === "open" ? "Arrival rate" : "Users"}, on the load curve`}
        aria-valuemin={step}
        aria-valuemax={most}
        aria-valuenow={value}
        aria-valuetext={`${valueText}, p${percentile} ${readable(objectiveMs, "ms")}`}
        className="cursor-ew-resize touch-none outline-none [&:focus-visible>circle:first-of-type]:stroke-sea"
        onKeyDown={onKeyDown}
        onKeyUp={() => onHold(false)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          onHold(true);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(loadUnder(event));
        }}
        onPointerUp={() => onHold(false)}
        onPointerCancel={() => onHold(false)}
      >
        {/* As large as a thumb, and the ring of the keyboard's focus. */}
        <circle cx={x} cy={y} r="20" fill="transparent" strokeWidth="2" />
        {picture}
      </g>
    </>
  );
}
