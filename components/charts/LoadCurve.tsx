"use client";

import { type PointerEvent, useMemo, useRef, useState } from "react";
import type { CurvePoint } from "@/lib/planning/plan";
import { curveAt, curveAtLoad } from "@/lib/report/curveAt";
import type { Load } from "@/lib/scenario/traffic";
import { readable } from "@/lib/units/formatQuantity";
import { CurveLines } from "./CurveLines";
import { CURVE_BOX, type CurveExtent, curveExtent, curveScales } from "./curveScales";
import { nearestOnCurve, type Place } from "./nearestOnCurve";
import { OperatingPoint } from "./OperatingPoint";
import { useWidth } from "./useWidth";

const FIRST_WIDTH = 560;

/** Where a simulation has been: the objective's percentile at a rate, with its 95 % interval. */
export interface SimulatedInterval {
  readonly rateRps: number;
  readonly lowMs: number;
  readonly highMs: number;
}

/** A latency that someone measured, by the name of the curve it belongs to. */
export interface MeasuredPoint {
  readonly rateRps: number;
  readonly ms: number;
  readonly name: "mean" | "p50" | "p95" | "p99";
}

interface LoadCurveProps {
  readonly curve: readonly CurvePoint[];
  /** What the form says now; the curve may still be of the load before. */
  readonly load: Load;
  /** That load as a multiple of the one that the curve is of. */
  readonly factor: number;
  /** What arrives under the load that the curve is of. */
  readonly offeredRps: number;
  readonly objective: { readonly percentile: number; readonly limitMs: number };
  readonly loadLineRps: number | null;
  readonly capacityRps: number | null;
  readonly before: {
    readonly curve: readonly CurvePoint[];
    readonly loadLineRps: number | null;
    readonly rateRps: number;
  } | null;
  readonly simulated: readonly SimulatedInterval[];
  readonly measured: readonly MeasuredPoint[];
  /** Told while the operating point is moved, in the load's own unit; null where it may not be. */
  readonly onLoad: ((load: number) => void) | null;
  readonly onRest: () => void;
}

const MEASURED_COLORS = {
  mean: "var(--ink)",
  p50: "var(--mute)",
  p95: "var(--sea)",
  p99: "var(--segment-io)",
} as const;

function readingOf(point: CurvePoint | null, percentile: number): string {
  if (point === null) return "";
  const latency = [
    `p50 ${readable(point.p50Ms, "ms")}`,
    `p${percentile} ${readable(point.objectiveMs, "ms")}`,
    ...(percentile === 99 ? [] : [`p99 ${readable(point.p99Ms, "ms")}`]),
  ];
  const refused =
    point.rejectedFraction > 5e-4 ? `, ${readable(100 * point.rejectedFraction, "percent", 2)} refused` : "";
  return `${readable(point.rateRps, "rps")}: ${latency.join(", ")}; ${readable(point.throughputRps, "rps")} served${refused}`;
}

/** Latency percentiles and throughput against arrival rate, past the knee; the operating point is taken along it. */
export function LoadCurve(props: LoadCurveProps) {
  const { curve, load, factor, offeredRps, objective, loadLineRps, capacityRps, before } = props;
  const { simulated, measured, onLoad, onRest } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, FIRST_WIDTH);
  const [pointed, setPointed] = useState<number | null>(null);
  /** While the point is held the axes stand still under it. */
  const [held, setHeld] = useState<CurveExtent | null>(null);
  const here = load.kind === "open" ? curveAt(curve, load.rateRps) : curveAtLoad(curve, factor);
  const rateRps = load.kind === "open" ? load.rateRps : factor === 1 ? offeredRps : (here?.rateRps ?? offeredRps);
  const usersOfCurve = load.kind === "open" ? 0 : load.users / factor;
  const mostUsers = Math.max(1, Math.floor(usersOfCurve * (curve.at(-1)?.factor ?? 1)));
  const extent = held ?? curveExtent(curve.at(-1)?.rateRps ?? 1, objective.limitMs, here?.objectiveMs ?? 0);
  const { rateRps: lastRps, ms } = extent;
  const scales = useMemo(() => curveScales({ rateRps: lastRps, ms }, width), [lastRps, ms, width]);
  const { x, y } = scales;
  const placeUnder = (event: PointerEvent<SVGElement>): Place => {
    const bounds = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
    return { x: ((event.clientX - bounds.left) / bounds.width) * width, y: event.clientY - bounds.top };
  };
  const inside = (point: { readonly rateRps: number }) => point.rateRps <= scales.rateRps;
  return (
    <div ref={box}>
      <svg
        viewBox={`0 0 ${width} ${CURVE_BOX.height}`}
        className="block w-full select-none"
        height={CURVE_BOX.height}
        role="presentation"
        data-picture=""
        onPointerMove={(event) => setPointed(held === null ? scales.rateAt(placeUnder(event).x) : null)}
        onPointerLeave={() => setPointed(null)}
      >
        <CurveLines
          curve={curve}
          scales={scales}
          percentile={objective.percentile}
          limitMs={objective.limitMs}
          loadLineRps={loadLineRps}
          capacityRps={capacityRps}
          before={before}
        />
        <g data-testid="simulated-band" fill="var(--sea)" opacity="0.28">
          {simulated.filter(inside).map((one) => {
            const top = Math.max(CURVE_BOX.top, y(one.highMs));
            return (
              <rect
                key={one.rateRps}
                x={x(one.rateRps) - 9}
                width="18"
                y={top}
                height={Math.max(2, y(one.lowMs) - top)}
                rx="3"
              />
            );
          })}
        </g>
        <g data-testid="measured-points">
          {measured
            .filter((point) => inside(point) && point.ms <= scales.ms)
            .map((point) => (
              <path
                key={`${point.name}-${point.rateRps}`}
                d={`M${x(point.rateRps) - 4} ${y(point.ms) - 4}l8 8m-8 0l8 -8`}
                stroke={MEASURED_COLORS[point.name]}
                strokeWidth="2"
                strokeLinecap="round"
              >
                <title>{`measured ${point.name} at ${readable(point.rateRps, "rps")}: ${readable(point.ms, "ms")}`}</title>
              </path>
            ))}
        </g>
        {pointed === null ? null : (
          <line
            x1={x(pointed)}
            x2={x(pointed)}
            y1={CURVE_BOX.top}
            y2={CURVE_BOX.height - CURVE_BOX.bottom}
            stroke="var(--edge-strong)"
            pointerEvents="none"
          />
        )}
        {here === null ? null : (
          <OperatingPoint
            load={load}
            rateRps={rateRps}
            most={load.kind === "open" ? scales.rateRps : mostUsers}
            objectiveMs={here.objectiveMs}
            percentile={objective.percentile}
            scales={scales}
            beforeRps={before?.rateRps ?? null}
            onMove={onLoad}
            onHold={(holding) => {
              setHeld(holding ? extent : null);
              if (!holding) onRest();
            }}
            loadUnder={(event) => {
              const place = placeUnder(event);
              if (load.kind === "open") return scales.rateAt(place.x);
              return (nearestOnCurve(curve, scales, place)?.factor ?? factor) * usersOfCurve;
            }}
          />
        )}
      </svg>
      {/* Not a live region: the point says the same by itself, and the pointer passes over many rates. */}
      <p className="mt-1 min-h-10 text-sm" data-testid="curve-readout">
        {readingOf(pointed === null ? here && { ...here, rateRps } : curveAt(curve, pointed), objective.percentile)}
      </p>
    </div>
  );
}
