"use client";

import {
  CartesianGrid,
  ComposedChart,
  Label,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { CurvePoint } from "@/lib/planning/plan";
import { readable } from "@/lib/units/formatQuantity";

interface LoadCurveProps {
  readonly curve: readonly CurvePoint[];
  readonly operating: { readonly rateRps: number; readonly objectiveMs: number } | null;
  readonly limitMs: number;
  readonly percentile: number;
  readonly loadLineRps: number | null;
}

/** A round number at or above `value`, so that the axis ends on a tick. */
function niceCeiling(value: number): number {
  const step = 10 ** Math.floor(Math.log10(value)) / 2;
  return Math.ceil(value / step) * step;
}

const AXIS = { fontSize: 11, fill: "var(--mute)" };

/** Latency percentiles and throughput against arrival rate, with the operating point, the objective and the line. */
export default function LoadCurve({ curve, operating, limitMs, percentile, loadLineRps }: LoadCurveProps) {
  const highest = niceCeiling(Math.max(limitMs * 2, Math.min((operating?.objectiveMs ?? 0) * 1.3, limitMs * 10)));
  const last = niceCeiling(curve.at(-1)?.rateRps ?? 1);
  const objectiveName = `p${percentile}`;
  // Names stand on their lines, where the curves are still apart.
  const labelled = curve[Math.floor(curve.length / 4)];
  const names =
    labelled === undefined
      ? []
      : [
          { name: "p50", y: labelled.p50Ms, color: "var(--mute)" },
          { name: objectiveName, y: labelled.objectiveMs, color: "var(--sea)" },
          ...(percentile === 99 ? [] : [{ name: "p99", y: labelled.p99Ms, color: "var(--segment-io)" }]),
        ].filter(({ y }) => y < highest * 0.96);
  return (
    <ResponsiveContainer width="100%" height={340}>
      <ComposedChart data={[...curve]} margin={{ top: 18, right: 6, bottom: 4, left: 0 }} accessibilityLayer>
        <CartesianGrid stroke="var(--edge)" vertical={false} />
        <XAxis
          dataKey="rateRps"
          type="number"
          domain={[0, last]}
          tick={AXIS}
          tickFormatter={(value: number) => readable(value, "count")}
          stroke="var(--edge-strong)"
          height={36}
        >
          <Label value="arrival rate, req/s" position="insideBottomRight" offset={0} style={AXIS} />
        </XAxis>
        <YAxis
          yAxisId="ms"
          domain={[0, highest]}
          allowDataOverflow
          tick={AXIS}
          tickFormatter={(value: number) => readable(value, "ms", 2)}
          stroke="var(--edge-strong)"
          width={56}
        />
        <YAxis
          yAxisId="rps"
          orientation="right"
          domain={[0, last]}
          tick={AXIS}
          tickFormatter={(value: number) => readable(value, "count")}
          stroke="var(--edge-strong)"
          width={40}
        />
        <Tooltip
          isAnimationActive={false}
          contentStyle={{ background: "var(--card)", border: "1px solid var(--edge)", borderRadius: 8, fontSize: 12 }}
          labelFormatter={(rate) => `${readable(Number(rate), "rps")} arrive`}
          formatter={(value, name) => [readable(Number(value), name === "throughput" ? "rps" : "ms"), name]}
        />
        <Line
          yAxisId="rps"
          dataKey="throughputRps"
          name="throughput"
          stroke="var(--edge-strong)"
          strokeDasharray="2 3"
          dot={false}
          isAnimationActive={false}
        />
        <Line
          yAxisId="ms"
          dataKey="p50Ms"
          name="p50"
          stroke="var(--mute)"
          strokeWidth={1.5}
          dot={false}
          isAnimationActive={false}
        />
        {percentile === 99 ? null : (
          <Line
            yAxisId="ms"
            dataKey="p99Ms"
            name="p99"
            stroke="var(--segment-io)"
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
          />
        )}
        <Line
          yAxisId="ms"
          dataKey="objectiveMs"
          name={objectiveName}
          stroke="var(--sea)"
          strokeWidth={2.5}
          dot={false}
          isAnimationActive={false}
        />
        <ReferenceLine yAxisId="ms" y={limitMs} stroke="var(--load)" strokeDasharray="5 4">
          <Label
            value={`objective ${readable(limitMs, "ms")}`}
            position="insideBottomLeft"
            fill="var(--load)"
            fontSize={11}
          />
        </ReferenceLine>
        {names.map(({ name, y, color }) => (
          <ReferenceDot key={name} yAxisId="ms" x={labelled?.rateRps ?? 0} y={y} r={0}>
            <Label value={name} position="top" offset={6} fill={color} fontSize={11} fontWeight={600} />
          </ReferenceDot>
        ))}
        {loadLineRps === null ? null : (
          <ReferenceLine yAxisId="ms" x={loadLineRps} stroke="var(--load)" strokeWidth={2}>
            <Label
              value={`the line: ${readable(loadLineRps, "rps")}`}
              position="top"
              fill="var(--load)"
              fontSize={11}
              fontWeight={600}
            />
          </ReferenceLine>
        )}
        {operating === null ? null : (
          <ReferenceDot
            yAxisId="ms"
            x={operating.rateRps}
            y={Math.min(operating.objectiveMs, highest)}
            r={6}
            fill="var(--card)"
            stroke="var(--ink)"
            strokeWidth={2.4}
          >
            <Label
              value={`${readable(operating.rateRps, "rps")} · ${readable(operating.objectiveMs, "ms")}`}
              position="bottom"
              offset={12}
              fill="var(--ink)"
              fontSize={11}
              fontWeight={600}
            />
          </ReferenceDot>
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
