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
import type { CurvePoint } from "@/lib/planning/plan";
import { readable } from "@/lib/units/formatQuantity";
import { COMPARE_LOOKS, letterOf } from "./compareColors";

interface CompareCurvesProps {
  readonly curves: readonly {
    readonly index: number;
    readonly curve: readonly CurvePoint[];
    readonly rateRps: number;
    readonly valueMs: number;
    readonly limitMs: number;
  }[];
}

const LIST = new Intl.ListFormat("en-GB");

/** " of A and C", or nothing where it is everybody's. */
function whose(curves: CompareCurvesProps["curves"], limitMs: number): string {
  const letters = curves.filter((one) => one.limitMs === limitMs).map(({ index }) => letterOf(index));
  return letters.length === curves.length ? "" : ` of ${LIST.format(letters)}`;
}

/** The objective's latency of each scenario against arrival rate, on one scale, with each one's load of today. */
export default function CompareCurves({ curves }: CompareCurvesProps) {
  const limitsMs = [...new Set(curves.map(({ limitMs }) => limitMs))];
  // Where the limits differ, the lowest must not be lost at the foot of the picture.
  const highest = Math.max(...limitsMs) * (limitsMs.length > 1 ? 1.5 : 3);
  const last = Math.max(...curves.map(({ curve }) => curve.at(-1)?.rateRps ?? 1));
  const step = 10 ** Math.floor(Math.log10(last)) / 2;
  const furthest = Math.ceil(last / step) * step;
  const lowestMs = Math.min(...limitsMs);
  // A letter stands where its curve has begun to climb: there they are furthest apart.
  const named = curves.flatMap(({ index, curve, limitMs }) => {
    const climbing = curve.find(({ objectiveMs }) => objectiveMs > limitMs * 1.5) ?? curve.at(-1);
    return climbing === undefined
      ? []
      : [{ index, x: climbing.rateRps, y: Math.min(climbing.objectiveMs, highest * 0.9) }];
  });
  return (
    <ResponsiveContainer width="100%" height={320}>
      <LineChart margin={{ top: 14, right: 20, bottom: 4, left: 0 }}>
        <CartesianGrid stroke="var(--edge)" vertical={false} />
        <XAxis
          dataKey="rateRps"
          type="number"
          domain={[0, furthest]}
          allowDuplicatedCategory={false}
          tick={AXIS}
          tickFormatter={(value: number) => readable(value, "count", 2)}
          stroke="var(--edge-strong)"
          height={36}
        >
          <Label value="arrival rate, req/s" position="insideBottomRight" offset={0} style={AXIS} />
        </XAxis>
        <YAxis
          domain={[0, highest]}
          allowDataOverflow
          tick={AXIS}
          tickFormatter={(value: number) => readable(value, "ms", 2)}
          stroke="var(--edge-strong)"
          width={56}
        />
        <Tooltip
          isAnimationActive={false}
          contentStyle={TOOLTIP_STYLE}
          labelFormatter={(rate) => `${readable(Number(rate), "rps")} arrive`}
          formatter={(value, name) => [readable(Number(value), "ms"), name]}
        />
        {curves.map(({ index, curve }) => (
          <Line
            key={index}
            data={[...curve]}
            dataKey="objectiveMs"
            name={letterOf(index)}
            stroke={COMPARE_LOOKS[index]?.color ?? "var(--ink)"}
            strokeDasharray={COMPARE_LOOKS[index]?.dash ?? "none"}
            strokeWidth={2.2}
            dot={false}
            isAnimationActive={false}
          />
        ))}
        {limitsMs.map((limitMs) => (
          <ReferenceLine key={limitMs} y={limitMs} stroke="var(--load)" strokeDasharray="5 4">
            <Label
              value={`objective${whose(curves, limitMs)}: ${readable(limitMs, "ms")}`}
              position={limitMs === lowestMs && limitsMs.length > 1 ? "insideTopLeft" : "insideBottomLeft"}
              fill="var(--load)"
              fontSize={11}
            />
          </ReferenceLine>
        ))}
        {curves.map(({ index, rateRps, valueMs }) => (
          <ReferenceDot
            key={index}
            x={rateRps}
            y={Math.min(valueMs, highest)}
            r={4}
            fill="var(--card)"
            stroke={COMPARE_LOOKS[index]?.color ?? "var(--ink)"}
            strokeWidth={2}
          />
        ))}
        {named.map(({ index, x, y }) => (
          <ReferenceDot
            key={index}
            x={x}
            y={y}
            r={8}
            fill="var(--card)"
            stroke={COMPARE_LOOKS[index]?.color ?? "var(--ink)"}
          >
            <Label value={letterOf(index)} position="center" fill="var(--ink)" fontSize={10} fontWeight={700} />
          </ReferenceDot>
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
