import { Circle, Line, Svg } from "@react-pdf/renderer";
import { COLORS } from "@/lib/report/paperColors";

/** The Plimsoll mark: a circle and the load line through it. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <Svg width={size} height={size} viewBox="0 0 26 26">
      <Circle cx={13} cy={13} r={8.5} fill="none" stroke={COLORS.ink} strokeWidth={2.4} />
      <Line x1={1} y1={13} x2={25} y2={13} stroke={COLORS.load} strokeWidth={2.8} />
    </Svg>
  );
}
