"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { readable } from "@/lib/units/formatQuantity";
import { CURVE_BOX, type CurveScales } from "./curveScales";
import { PictureLabel } from "./PictureLabel";

interface OperatingPointProps {
  readonly rateRps: number;
  readonly objectiveMs: number;
  readonly percentile: number;
  readonly scales: CurveScales;
  readonly beforeRps: number | null;
  readonly onRate: ((rateRps: number) => void) | null;
  readonly onHold: (holding: boolean) => void;
  readonly rateUnder: (event: PointerEvent<SVGElement>) => number;
}

/** One step of an arrow key, and of a drag: about a hundredth of the axis, as a round number. */
function stepOf({ rateRps }: CurveScales): number {
  return 10 ** (Math.floor(Math.log10(rateRps)) - 2) * (String(rateRps).startsWith("1") ? 1 : 2);
}

/** Today's load on the curve: a handle that the pointer drags and the arrow keys move. */
export function OperatingPoint(props: OperatingPointProps) {
  const { rateRps, objectiveMs, percentile, scales, beforeRps, onRate, onHold, rateUnder } = props;
  const step = stepOf(scales);
  const x = scales.x(Math.min(rateRps, scales.rateRps));
  const y = scales.y(Math.min(objectiveMs, scales.ms));
  const leftwards = x > scales.width / 2;
  const told = `${readable(rateRps, "rps")} · ${readable(objectiveMs, "ms")}`;
  const moveTo = (wanted: number) => {
    const rounded = Math.min(scales.rateRps, Math.max(step, Math.round(wanted / step) * step));
    onRate?.(Number(rounded.toPrecision(12)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const targets: Record<string, number> = {
      ArrowRight: rateRps + step,
      ArrowUp: rateRps + step,
      ArrowLeft: rateRps - step,
      ArrowDown: rateRps - step,
      PageUp: rateRps + 10 * step,
      PageDown: rateRps - 10 * step,
      Home: step,
      End: scales.rateRps,
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
  if (onRate === null)
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
        aria-label="Arrival rate, on the load curve"
        aria-valuemin={step}
        aria-valuemax={scales.rateRps}
        aria-valuenow={rateRps}
        aria-valuetext={`${readable(rateRps, "rps")}, p${percentile} ${readable(objectiveMs, "ms")}`}
        className="cursor-ew-resize touch-none outline-none [&:focus-visible>circle:first-of-type]:stroke-sea"
        onKeyDown={onKeyDown}
        onKeyUp={() => onHold(false)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          onHold(true);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(rateUnder(event));
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
