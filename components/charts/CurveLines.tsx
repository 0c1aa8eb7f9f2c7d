import { memo } from "react";
import type { CurvePoint } from "@/lib/planning/plan";
import { clippedPath } from "@/lib/report/clippedPath";
import { niceTicks } from "@/lib/report/niceTicks";
import { readable } from "@/lib/units/formatQuantity";
import { CURVE_BOX, type CurveScales } from "./curveScales";
import { PictureLabel } from "./PictureLabel";

const { height, left, right, top, bottom } = CURVE_BOX;
/** Narrower pictures have room for fewer ticks. */
const TICK_EVERY_PX = 70;
/** Names stand on their curves this far along, where they are still apart. */
const NAMED_AT = 0.25;

interface CurveLinesProps {
  readonly curve: readonly CurvePoint[];
  readonly scales: CurveScales;
  readonly percentile: number;
  readonly limitMs: number;
  readonly loadLineRps: number | null;
  readonly capacityRps: number | null;
  /** What was pinned to compare with. */
  readonly before: { readonly curve: readonly CurvePoint[]; readonly loadLineRps: number | null } | null;
}

/** All of a load curve that stays as it is while the operating point is dragged. */
export const CurveLines = memo(function CurveLines(props: CurveLinesProps) {
  const { curve, scales, percentile, limitMs, loadLineRps, capacityRps, before } = props;
  const { x, y, yRate } = scales;
  const end = scales.width - right;
  const floor = height - bottom;
  const path = (points: readonly CurvePoint[], of: (point: CurvePoint) => number, to: (value: number) => number) =>
    clippedPath(
      points.map((point) => ({ x: x(point.rateRps), y: to(of(point)) })),
      top,
    );
  const objective = (point: CurvePoint) => point.objectiveMs;
  const lines = [
    { name: "p50", of: (point: CurvePoint) => point.p50Ms, color: "var(--mute)", width: 1.5 },
    ...(percentile === 99
      ? []
      : [{ name: "p99", of: (point: CurvePoint) => point.p99Ms, color: "var(--segment-io)", width: 1.5 }]),
    { name: `p${percentile}`, of: objective, color: "var(--sea)", width: 2.5 },
  ];
  const named = curve[Math.floor(curve.length * NAMED_AT)];
  const middle = curve[Math.floor(curve.length * 0.35)];
  const ticks = Math.max(3, Math.floor((end - left) / TICK_EVERY_PX));
  return (
    <>
      {niceTicks(scales.ms, 6).map((ms) => (
        <g key={ms}>
          <line x1={left} x2={end} y1={y(ms)} y2={y(ms)} stroke="var(--edge)" />
          <PictureLabel x={left - 6} y={y(ms) + 4} anchor="end" color="var(--mute)">
            {readable(ms, "ms", 2)}
          </PictureLabel>
        </g>
      ))}
      {niceTicks(scales.rateRps, ticks).map((rate) => (
        <PictureLabel key={rate} x={x(rate)} y={floor + 14} anchor="middle" color="var(--mute)">
          {readable(rate, "count")}
        </PictureLabel>
      ))}
      {niceTicks(scales.rateRps, 5).map((rate) => (
        <PictureLabel key={rate} x={end + 6} y={yRate(rate) + 4} color="var(--mute)">
          {readable(rate, "count")}
        </PictureLabel>
      ))}
      <PictureLabel x={end} y={height - 4} anchor="end" color="var(--mute)">
        arrival rate, req/s
      </PictureLabel>
      <line x1={left} x2={end} y1={floor} y2={floor} stroke="var(--edge-strong)" />
      <path
        d={path(curve, (point) => point.throughputRps, yRate)}
        fill="none"
        stroke="var(--edge-strong)"
        strokeWidth="1.5"
        strokeDasharray="2 3"
      />
      {middle === undefined ? null : (
        <PictureLabel x={x(middle.rateRps) + 8} y={yRate(middle.throughputRps) + 12} color="var(--mute)">
          throughput
        </PictureLabel>
      )}
      {capacityRps === null || capacityRps > scales.rateRps ? null : (
        <g>
          <line
            x1={x(capacityRps)}
            x2={x(capacityRps)}
            y1={top}
            y2={floor}
            stroke="var(--edge-strong)"
            strokeDasharray="6 4"
          />
          <PictureLabel x={x(capacityRps) - 4} y={floor - 6} anchor="end" color="var(--mute)">
            {`capacity ${readable(capacityRps, "rps")}`}
          </PictureLabel>
        </g>
      )}
      {before === null ? null : (
        <g data-testid="curve-before">
          <path
            d={path(before.curve, objective, y)}
            fill="none"
            stroke="var(--edge-strong)"
            strokeWidth="2"
            strokeDasharray="7 3"
          />
          <Before scales={scales} {...before} />
        </g>
      )}
      {lines.map((line) => (
        <path
          key={line.name}
          d={path(curve, line.of, y)}
          fill="none"
          stroke={line.color}
          strokeWidth={line.width}
          strokeLinejoin="round"
        />
      ))}
      <line x1={left} x2={end} y1={y(limitMs)} y2={y(limitMs)} stroke="var(--load)" strokeDasharray="5 4" />
      <PictureLabel x={left + 4} y={y(limitMs) - 5} color="var(--load)">
        {`objective ${readable(limitMs, "ms")}`}
      </PictureLabel>
      {named === undefined
        ? null
        : lines
            .filter((line) => y(line.of(named)) > top + 12)
            .map((line) => (
              <PictureLabel
                key={line.name}
                x={x(named.rateRps)}
                y={y(line.of(named)) - 5}
                anchor="middle"
                color={line.color}
                strong
              >
                {line.name}
              </PictureLabel>
            ))}
      {loadLineRps === null || loadLineRps > scales.rateRps ? null : (
        <g>
          <line x1={x(loadLineRps)} x2={x(loadLineRps)} y1={top} y2={floor} stroke="var(--load)" strokeWidth="2" />
          <PictureLabel {...aboveAt(x(loadLineRps), scales)} y={top - 8} color="var(--load)" strong>
            {`the line: ${readable(loadLineRps, "rps")}`}
          </PictureLabel>
        </g>
      )}
    </>
  );
});

/** A word over a vertical mark, kept inside the picture. */
function aboveAt(
  x: number,
  { width }: CurveScales,
): { readonly x: number; readonly anchor: "start" | "middle" | "end" } {
  return { x, anchor: x > width * 0.8 ? "end" : x < width * 0.2 ? "start" : "middle" };
}

function Before({
  curve,
  loadLineRps,
  scales,
}: {
  readonly curve: readonly CurvePoint[];
  readonly loadLineRps: number | null;
  readonly scales: CurveScales;
}) {
  const named = curve[Math.floor(curve.length / 2)];
  return (
    <>
      {loadLineRps === null || loadLineRps > scales.rateRps ? null : (
        <line
          x1={scales.x(loadLineRps)}
          x2={scales.x(loadLineRps)}
          y1={top}
          y2={height - bottom}
          stroke="var(--load)"
          strokeWidth="1.5"
          strokeDasharray="7 3"
          opacity="0.7"
        />
      )}
      {named === undefined || scales.y(named.objectiveMs) < top || named.rateRps > scales.rateRps ? null : (
        <PictureLabel
          x={scales.x(named.rateRps)}
          y={scales.y(named.objectiveMs) + 14}
          anchor="middle"
          color="var(--mute)"
          strong
        >
          before
        </PictureLabel>
      )}
    </>
  );
}
