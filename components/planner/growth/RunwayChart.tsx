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
import { AXIS, TOOLTIP_STYLE } from "@/components/charts/chartLook";
import type { RunwayPicture } from "@/lib/report/runwayPicture";
import type { Load } from "@/lib/scenario/traffic";
import { readable } from "@/lib/units/formatQuantity";

/** The peak of growing traffic against the lines of the recommended mix and of today's. */
export default function RunwayChart({ picture, load }: { readonly picture: RunwayPicture; readonly load: Load }) {
  const { points, recommendedFactor, todayFactor, recommendedMonth, todayMonth } = picture;
  const today = load.kind === "open" ? load.rateRps : load.users;
  const text = (factor: number) =>
    load.kind === "open" ? readable(factor * today, "rps") : `${readable(factor * today, "count")} users`;
  const last = points.at(-1)?.month ?? 12;
  const highestLine = Math.max(recommendedFactor ?? 0, todayFactor ?? 0);
  const highest =
    1.25 *
    Math.max(Math.min(points.at(-1)?.factor ?? 1, 2 * Math.max(highestLine, points[0]?.factor ?? 1)), highestLine);
  const lines = [
    {
      name: "recommended",
      factor: recommendedFactor,
      month: recommendedMonth,
      dash: undefined,
      place: "insideBottomLeft" as const,
    },
    { name: "today's mix", factor: todayFactor, month: todayMonth, dash: "5 4", place: "insideTopLeft" as const },
  ];
  return (
    <ResponsiveContainer width="100%" height={260}>
      <ComposedChart data={[...points]} margin={{ top: 16, right: 14, bottom: 4, left: 0 }} accessibilityLayer>
        <CartesianGrid stroke="var(--edge)" vertical={false} />
        <XAxis dataKey="month" type="number" domain={[0, last]} tick={AXIS} stroke="var(--edge-strong)" height={36}>
          <Label value="months from today" position="insideBottomRight" offset={0} style={AXIS} />
        </XAxis>
        <YAxis
          domain={[0, highest]}
          allowDataOverflow
          tick={AXIS}
          tickFormatter={(factor: number) => readable(factor * today, "count", 2)}
          stroke="var(--edge-strong)"
          width={48}
        />
        <Tooltip
          isAnimationActive={false}
          contentStyle={TOOLTIP_STYLE}
          labelFormatter={(month) => `month ${month}`}
          formatter={(factor) => [text(Number(factor)), "peak"]}
        />
        {lines.map(({ name, factor, dash, place }) =>
          factor === null || factor === 0 ? null : (
            <ReferenceLine key={name} y={factor} stroke="var(--load)" strokeWidth={1.6} strokeDasharray={dash}>
              <Label value={`line, ${name}: ${text(factor)}`} position={place} fill="var(--load)" fontSize={11} />
            </ReferenceLine>
          ),
        )}
        <Line
          dataKey="factor"
          name="peak"
          stroke="var(--sea)"
          strokeWidth={2.5}
          dot={false}
          isAnimationActive={false}
        />
        {lines.map(({ name, factor, month }) =>
          factor === null || month === null ? null : (
            <ReferenceDot key={name} x={month} y={factor} r={5} fill="var(--card)" stroke="var(--ink)" strokeWidth={2}>
              <Label
                value={`month ${Math.max(1, Math.ceil(month))}`}
                position="top"
                fill="var(--ink)"
                fontSize={11}
                fontWeight={600}
              />
            </ReferenceDot>
          ),
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
