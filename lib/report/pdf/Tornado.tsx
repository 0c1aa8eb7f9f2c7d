import { Line, Rect, Svg, Text, View } from "@react-pdf/renderer";
import type { Sensitivity, SensitivityStep } from "@/lib/planning/sensitivity/sensitivitySteps";
import { measureFirst, tornado } from "@/lib/planning/sensitivity/tornado";
import { inputName, inputText } from "@/lib/report/inputText";
import { COLORS } from "@/lib/report/paperColors";
import { readable } from "@/lib/units/formatQuantity";
import { ROW_PADDING, RULE, Section, Swatch } from "./Section";
import { SEGMENT_COLORS, styles } from "./theme";

/** Bars of the picture, the longest first. */
export const MOST_BARS = 8;
const BAR = { width: 190, height: 9 };
/** A factor of this much, either way, fills half the picture at most. */
const WIDEST = Math.log(4);
const NARROWEST = Math.log(1.1);

function sideText(ms: number | null): string {
  return ms === null ? "can't run" : readable(ms, "ms");
}

interface TornadoProps {
  readonly sensitivity: SensitivityStep;
  /** "95th percentile". */
  readonly what: string;
}

/** What the answer hangs on: each input a fifth lower and a fifth higher, and what that does to the percentile. */
export function Tornado({ sensitivity: { base, sensitivities, done, total }, what }: TornadoProps) {
  const bars = tornado(sensitivities, base, "objective", MOST_BARS);
  const first = measureFirst(sensitivities, "objective");
  if (bars.length === 0 || base.objectiveMs === null) return null;
  const middle = base.objectiveMs;
  const logOf = (ms: number | null) => (ms === null || ms <= 0 ? WIDEST : Math.log(ms / middle));
  const span = Math.min(
    WIDEST,
    Math.max(
      NARROWEST,
      ...bars.flatMap(({ low, high }) => [Math.abs(logOf(low.objectiveMs)), Math.abs(logOf(high.objectiveMs))]),
    ),
  );
  const x = (ms: number | null) => (BAR.width / 2) * (1 + Math.max(-1, Math.min(1, logOf(ms) / span)));
  return (
    <Section
      title="What the answer hangs on"
      description={`The ${what}, ${readable(middle, "ms")}, with each input a fifth lower and a fifth higher.${first === null ? "" : ` Measure first: ${inputName(first)}.`}${done < total ? ` There was time for ${done} of ${total} inputs.` : ""}`}
      wrap
    >
      <View style={{ ...styles.row, ...styles.small, gap: 12, paddingBottom: 3 }}>
        <Legend color={SEGMENT_COLORS.io} text="a fifth less" />
        <Legend color={COLORS.seaSoft} text="a fifth more" />
      </View>
      {bars.map((bar) => (
        <Bar key={bar.path.join(".")} bar={bar} x={x} />
      ))}
    </Section>
  );
}

function Legend({ color, text }: { readonly color: string; readonly text: string }) {
  return (
    <View style={{ ...styles.row, alignItems: "center" }}>
      <Swatch color={color} />
      <Text>{text}</Text>
    </View>
  );
}

function Bar({ bar, x }: { readonly bar: Sensitivity; readonly x: (ms: number | null) => number }) {
  const { low, high } = bar;
  const side = (ms: number | null, fill: string) => {
    const [from, to] = [Math.min(x(ms), BAR.width / 2), Math.max(x(ms), BAR.width / 2)];
    return <Rect x={from} y={0} width={to - from} height={BAR.height} fill={fill} />;
  };
  return (
    <View wrap={false} style={{ ...RULE, ...styles.row, alignItems: "center", paddingVertical: ROW_PADDING / 2 }}>
      <Text style={{ flex: 1, paddingRight: 8 }}>{inputName(bar)}</Text>
      <Svg width={BAR.width} height={BAR.height} viewBox={`0 0 ${BAR.width} ${BAR.height}`}>
        {side(low.objectiveMs, SEGMENT_COLORS.io)}
        {side(high.objectiveMs, COLORS.seaSoft)}
        <Line x1={BAR.width / 2} y1={0} x2={BAR.width / 2} y2={BAR.height} stroke={COLORS.ink} strokeWidth={0.8} />
      </Svg>
      <Text style={{ ...styles.small, ...styles.figures, width: 168, textAlign: "right" }}>
        {inputText(bar, low.input)}: {sideText(low.objectiveMs)} · {inputText(bar, high.input)}:{" "}
        {sideText(high.objectiveMs)}
      </Text>
    </View>
  );
}
