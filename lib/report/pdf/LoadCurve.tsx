import { Circle, G, Line, Path, Rect, Svg, Text, View } from "@react-pdf/renderer";
import type { CurvePoint } from "@/lib/planning/plan";
import { clippedPath } from "@/lib/report/clippedPath";
import { niceTicks } from "@/lib/report/niceTicks";
import { COLORS } from "@/lib/report/paperColors";
import { readable } from "@/lib/units/formatQuantity";
import { PictureText } from "./PictureText";
import { SEGMENT_COLORS, styles } from "./theme";

const HEIGHT = 216;
const LEFT = 44;
const RIGHT = 34;
const TOP = 16;
const BOTTOM = 28;

interface LoadCurveProps {
  readonly curve: readonly CurvePoint[];
  readonly operating: { readonly rateRps: number; readonly objectiveMs: number } | null;
  readonly limitMs: number;
  readonly percentile: number;
  readonly loadLineRps: number | null;
  readonly width: number;
}

/** Latency percentiles and throughput against arrival rate, with the operating point, the objective and the line. */
export function LoadCurve({ curve, operating, limitMs, percentile, loadLineRps, width }: LoadCurveProps) {
  const highest = Math.max(limitMs * 2, (operating?.objectiveMs ?? 0) * 1.3);
  const last = curve.at(-1)?.rateRps ?? 1;
  const right = width - RIGHT;
  const bottom = HEIGHT - BOTTOM;
  const x = (rateRps: number) => LEFT + (rateRps / last) * (right - LEFT);
  const y = (ms: number) => bottom - (ms / highest) * (bottom - TOP);
  const yThroughput = (rps: number) => bottom - (rps / last) * (bottom - TOP);
  const latency = (of: (point: CurvePoint) => number) =>
    clippedPath(
      curve.map((point) => ({ x: x(point.rateRps), y: y(of(point)) })),
      TOP,
    );
  const lines = [
    { name: "p50", color: COLORS.mute, width: 1.1, path: latency((point) => point.p50Ms) },
    ...(percentile === 99
      ? []
      : [{ name: "p99", color: SEGMENT_COLORS.io, width: 1.1, path: latency((point) => point.p99Ms) }]),
    { name: `p${percentile}`, color: COLORS.sea, width: 2, path: latency((point) => point.objectiveMs) },
  ];
  const throughput = clippedPath(
    curve.map((point) => ({ x: x(point.rateRps), y: yThroughput(point.throughputRps) })),
    TOP,
  );
  const lineX = loadLineRps === null || loadLineRps > last ? null : x(loadLineRps);
  return (
    <View>
      <View style={{ ...styles.row, gap: 14, marginBottom: 2 }}>
        {lines.map((line) => (
          <Legend key={line.name} name={line.name} color={line.color} width={line.width} />
        ))}
        <Legend name="throughput (right axis)" color={COLORS.edgeStrong} width={1} dashed />
      </View>
      <Svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
        {niceTicks(highest, 6).map((ms) => (
          <G key={ms}>
            <Line x1={LEFT} x2={right} y1={y(ms)} y2={y(ms)} stroke={COLORS.edge} strokeWidth={0.6} />
            <PictureText x={LEFT - 5} y={y(ms) + 2.6} anchor="end" text={readable(ms, "ms", 2)} />
          </G>
        ))}
        {niceTicks(last, 8).map((rate) => (
          <PictureText key={rate} x={x(rate)} y={bottom + 11} anchor="middle" text={readable(rate, "count")} />
        ))}
        {niceTicks(last, 5).map((rate) => (
          <PictureText key={rate} x={right + 5} y={yThroughput(rate) + 2.6} text={readable(rate, "count")} />
        ))}
        <PictureText x={right} y={bottom + 22} anchor="end" text="arrival rate, req/s" />
        <Line x1={LEFT} x2={right} y1={bottom} y2={bottom} stroke={COLORS.edgeStrong} strokeWidth={0.8} />
        <Path d={throughput} stroke={COLORS.edgeStrong} strokeWidth={1} strokeDasharray="2 3" fill="none" />
        {lines.map((line) => (
          <Path key={line.name} d={line.path} stroke={line.color} strokeWidth={line.width} fill="none" />
        ))}
        <Line
          x1={LEFT}
          x2={right}
          y1={y(limitMs)}
          y2={y(limitMs)}
          stroke={COLORS.load}
          strokeWidth={1}
          strokeDasharray="5 4"
        />
        <PictureText
          x={LEFT + 4}
          y={y(limitMs) - 4}
          text={`objective ${readable(limitMs, "ms")}`}
          color={COLORS.load}
          backed
        />
        {lineX === null || loadLineRps === null ? null : (
          <G>
            <Line x1={lineX} x2={lineX} y1={TOP} y2={bottom} stroke={COLORS.load} strokeWidth={1.6} />
            <PictureText
              x={lineX}
              y={TOP - 5}
              anchor={lineX > width * 0.85 ? "end" : lineX < width * 0.15 ? "start" : "middle"}
              text={`the line: ${readable(loadLineRps, "rps")}`}
              color={COLORS.load}
              strong
            />
          </G>
        )}
        {operating === null ? null : (
          <Operating
            x={x(Math.min(operating.rateRps, last))}
            y={y(Math.min(operating.objectiveMs, highest))}
            leftwards={operating.rateRps > last / 2}
            text={`${readable(operating.rateRps, "rps")} · ${readable(operating.objectiveMs, "ms")}`}
          />
        )}
      </Svg>
    </View>
  );
}

interface OperatingProps {
  readonly x: number;
  readonly y: number;
  readonly leftwards: boolean;
  readonly text: string;
}

function Operating({ x, y, leftwards, text }: OperatingProps) {
  return (
    <G>
      <Circle cx={x} cy={y} r={4.2} fill={COLORS.card} stroke={COLORS.ink} strokeWidth={1.8} />
      <PictureText
        x={leftwards ? x - 9 : x + 9}
        y={y - 6}
        anchor={leftwards ? "end" : "start"}
        text={text}
        color={COLORS.ink}
        strong
        backed
      />
    </G>
  );
}

interface LegendProps {
  readonly name: string;
  readonly color: string;
  readonly width: number;
  readonly dashed?: boolean;
}

function Legend({ name, color, width, dashed = false }: LegendProps) {
  return (
    <View style={{ ...styles.row, alignItems: "center", gap: 4 }}>
      <Svg width={16} height={6} viewBox="0 0 16 6">
        {dashed ? (
          <Line x1={0} x2={16} y1={3} y2={3} stroke={color} strokeWidth={width} strokeDasharray="2 3" />
        ) : (
          <Rect x={0} y={3 - width / 2} width={16} height={width} fill={color} />
        )}
      </Svg>
      <Text style={{ fontSize: 8, color: COLORS.mute }}>{name}</Text>
    </View>
  );
}
