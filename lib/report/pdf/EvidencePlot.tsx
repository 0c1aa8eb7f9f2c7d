import { Circle, Path, Svg } from "@react-pdf/renderer";
import { COLORS } from "@/lib/report/paperColors";
import { readable } from "@/lib/units/formatQuantity";
import { PictureText } from "./PictureText";

const LEFT = 34;
const BOTTOM = 26;
const TOP = 4;
const RIGHT = 4;
const TICKS = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000];

interface EvidencePlotProps {
  readonly points: readonly {
    readonly id: string;
    readonly measured: { readonly p95Ms: number };
    readonly analytic: { readonly p95Ms: number };
    readonly unstable: boolean;
  }[];
  /** Width and height, points. */
  readonly size: number;
}

/** Predicted against measured 95th percentiles, both axes logarithmic and alike. */
export function EvidencePlot({ points, size }: EvidencePlotProps) {
  const values = points.flatMap(({ measured, analytic }) => [measured.p95Ms, analytic.p95Ms]);
  const low = Math.log(Math.min(...values) / 1.5);
  const high = Math.log(Math.max(...values) * 1.5);
  const along = (ms: number) => (Math.log(ms) - low) / (high - low);
  const x = (ms: number) => LEFT + along(ms) * (size - LEFT - RIGHT);
  const y = (ms: number) => size - BOTTOM - along(ms) * (size - BOTTOM - TOP);
  const first = Math.exp(low) * 1.1;
  const last = Math.exp(high) / 1.1;
  const ticks = TICKS.filter((tick) => Math.log(tick) > low && Math.log(tick) < high);
  return (
    <Svg width={size} height={size} viewBox={`0 0 ${size} ${size}`}>
      <Path
        d={ticks.map((tick) => `M${x(tick)} ${TOP}V${size - BOTTOM}M${LEFT} ${y(tick)}H${size - RIGHT}`).join("")}
        stroke={COLORS.edge}
        strokeWidth={0.6}
      />
      <Path
        d={`M${x(first)} ${y(first * 1.1)}L${x(last)} ${y(last * 1.1)}L${x(last)} ${y(last / 1.1)}L${x(first)} ${y(first / 1.1)}Z`}
        fill={COLORS.sea}
        fillOpacity={0.14}
      />
      <Path d={`M${x(first)} ${y(first)}L${x(last)} ${y(last)}`} stroke={COLORS.sea} strokeWidth={1} />
      {points.map(({ id, measured, analytic, unstable }) => (
        <Circle
          key={id}
          cx={x(measured.p95Ms)}
          cy={y(analytic.p95Ms)}
          r={2.6}
          fill={unstable ? COLORS.card : COLORS.load}
          stroke={COLORS.load}
          strokeWidth={0.9}
        />
      ))}
      {ticks.map((tick) => (
        <PictureText key={tick} x={x(tick)} y={size - BOTTOM + 10} anchor="middle" text={readable(tick, "ms")} />
      ))}
      {ticks.map((tick) => (
        <PictureText key={tick} x={LEFT - 4} y={y(tick) + 2.6} anchor="end" text={readable(tick, "ms")} />
      ))}
      <PictureText x={size - RIGHT} y={size - 3} anchor="end" text="measured p95; upwards, predicted" />
    </Svg>
  );
}
