"use client";

import {
  CartesianGrid,
  Label,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { AXIS, TOOLTIP_STYLE } from "@/components/charts/chartLook";
import { isGeometric } from "@/lib/planning/sweep/sweepRange";
import type { SweepAxis, SweepPoint } from "@/lib/planning/sweep/sweepSteps";
import type { SweepMetric } from "@/lib/report/sweepMetric";
import { readable } from "@/lib/units/formatQuantity";
import type { Unit } from "@/lib/units/unit";

interface SweepCurveProps {
  readonly axis: SweepAxis;
  readonly points: readonly SweepPoint[];
  readonly metric: SweepMetric;
  readonly percentile: number;
  readonly limitMs: number;
  /** The value being read. */
  readonly pointed: number | null;
  readonly onPoint: (value: number) => void;
  readonly onPick: (value: number) => void;
}

interface Series {
  readonly name: string;
  readonly color: string;
  readonly width: number;
  readonly unit: Unit;
  readonly step?: true;
  readonly of: (point: SweepPoint) => number | null;
}

function seriesOf(metric: SweepMetric, percentile: number): readonly Series[] {
  switch (metric) {
    case "latency":
      return [
        { name: "median", color: "var(--mute)", width: 1.5, unit: "ms", of: ({ reading }) => reading?.p50Ms ?? null },
        {
          name: `p${percentile}`,
          color: "var(--sea)",
          width: 2.5,
          unit: "ms",
          of: ({ reading }) => reading?.objectiveMs ?? null,
        },
        ...(percentile === 99
          ? []
          : [
              {
                name: "p99",
                color: "var(--segment-io)",
                width: 1.5,
                unit: "ms" as const,
                of: ({ reading }: SweepPoint) => reading?.p99Ms ?? null,
              },
            ]),
      ];
    case "throughput":
      return [
        {
          name: "throughput",
          color: "var(--sea)",
          width: 2.5,
          unit: "rps",
          of: ({ reading }) => reading?.throughputRps ?? null,
        },
        {
          name: "the line",
          color: "var(--load)",
          width: 2,
          unit: "rps",
          of: ({ reading }) => reading?.loadLineRps ?? null,
        },
      ];
    case "headroom":
      return [
        {
          name: "below the line",
          color: "var(--sea)",
          width: 2.5,
          unit: "percent",
          of: ({ reading }) =>
            reading === null || reading.headroom === null ? null : 100 * Math.max(-1, reading.headroom),
        },
      ];
    case "mix":
      return [
        {
          name: "processes",
          color: "var(--sea)",
          width: 2.5,
          unit: "count",
          step: true,
          of: ({ reading }) => reading?.mix.processes ?? null,
        },
        {
          name: "threads",
          color: "var(--segment-io)",
          width: 2,
          unit: "count",
          step: true,
          of: ({ reading }) => reading?.mix.threads ?? null,
        },
      ];
  }
}

/** What becomes of the answer as one input goes from end to end. A click sets the input there. */
export default function SweepCurve(props: SweepCurveProps) {
  const { axis, points, metric, percentile, limitMs, pointed, onPoint, onPick } = props;
  const { input, range } = axis;
  const series = seriesOf(metric, percentile);
  const unit = series[0]?.unit ?? "count";
  const data = points.map((point) => ({
    x: point.x,
    ...Object.fromEntries(series.map(({ name, of }) => [name, of(point)])),
  }));
  // Past the line latency grows without bound; what is to be compared lies near the limit.
  const ceiling: [number, number | "auto"] =
    metric === "latency"
      ? [
          0,
          Math.min(limitMs * 4, Math.max(limitMs * 1.25, ...points.map(({ reading }) => (reading?.p99Ms ?? 0) * 1.05))),
        ]
      : metric === "headroom"
        ? [-100, 100]
        : [0, "auto"];
  // Names stand on their lines, away from the axis, from where the curves bend, and from the mark of now.
  const nowAt = points.findIndex(({ x }) => x >= input.value);
  const early = Math.floor(points.length / 5);
  const labelled = points[Math.abs(early - nowAt) > points.length / 12 ? early : Math.floor(points.length * 0.6)];
  const names =
    labelled === undefined
      ? []
      : series.flatMap(({ name, color, of }) => {
          const y = of(labelled);
          return y === null || (typeof ceiling[1] === "number" && y > ceiling[1] * 0.95)
            ? []
            : [{ name, x: labelled.x, y, color }];
        });
  const at = (label: string | number | undefined) => (label === undefined ? null : Number(label));
  return (
    <ResponsiveContainer width="100%" height={300}>
      <LineChart
        data={data}
        margin={{ top: 18, right: 12, bottom: 4, left: 0 }}
        className="cursor-pointer"
        onMouseMove={({ activeLabel }) => {
          const value = at(activeLabel);
          if (value !== null) onPoint(value);
        }}
        onClick={({ activeLabel }) => {
          const value = at(activeLabel);
          if (value !== null) onPick(value);
        }}
      >
        <CartesianGrid stroke="var(--edge)" vertical={false} />
        <XAxis
          dataKey="x"
          type="number"
          scale={isGeometric(range) ? "log" : "linear"}
          domain={[range.low, range.high]}
          allowDataOverflow
          tick={AXIS}
          tickFormatter={(value: number) => readable(value, input.unit, 2)}
          stroke="var(--edge-strong)"
          height={38}
        >
          <Label value={input.name} position="insideBottomRight" offset={0} style={AXIS} />
        </XAxis>
        <YAxis
          domain={ceiling}
          allowDataOverflow
          tick={AXIS}
          tickFormatter={(value: number) => readable(value, unit, 2)}
          stroke="var(--edge-strong)"
          width={60}
        />
        <Tooltip
          isAnimationActive={false}
          contentStyle={TOOLTIP_STYLE}
          labelFormatter={(value) => `${input.name}: ${readable(Number(value), input.unit)}`}
          formatter={(value, name) => [readable(Number(value), unit), name]}
        />
        {series.map(({ name, color, width, step }) => (
          <Line
            key={name}
            dataKey={name}
            name={name}
            type={step === true ? "stepAfter" : "linear"}
            stroke={color}
            strokeWidth={width}
            dot={false}
            isAnimationActive={false}
          />
        ))}
        {names.map(({ name, x, y, color }) => (
          <ReferenceDot key={name} x={x} y={y} r={0}>
            <Label value={name} position="top" offset={5} fill={color} fontSize={11} fontWeight={600} />
          </ReferenceDot>
        ))}
        {metric === "latency" ? (
          <ReferenceLine y={limitMs} stroke="var(--load)" strokeDasharray="5 4">
            <Label
              value={`objective ${readable(limitMs, "ms")}`}
              position="insideTopLeft"
              fill="var(--load)"
              fontSize={11}
            />
          </ReferenceLine>
        ) : null}
        {metric === "headroom" ? (
          <ReferenceLine y={0} stroke="var(--load)" strokeWidth={2}>
            <Label value="the line" position="insideBottomLeft" fill="var(--load)" fontSize={11} fontWeight={600} />
          </ReferenceLine>
        ) : null}
        <ReferenceLine x={input.value} stroke="var(--ink)" strokeWidth={1.5}>
          <Label
            value={`now ${readable(input.value, input.unit)}`}
            position="top"
            fill="var(--ink)"
            fontSize={11}
            fontWeight={600}
          />
        </ReferenceLine>
        {pointed === null || pointed === input.value ? null : (
          <ReferenceLine x={pointed} stroke="var(--edge-strong)" strokeDasharray="2 2" />
        )}
      </LineChart>
    </ResponsiveContainer>
  );
}
