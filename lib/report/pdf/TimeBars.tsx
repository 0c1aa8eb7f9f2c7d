import { Text, View } from "@react-pdf/renderer";
import type { Performance } from "@/lib/analytic/prediction";
import { COLORS } from "@/lib/report/paperColors";
import { SEGMENT_NAMES } from "@/lib/report/segmentNames";
import { TIME_SEGMENTS, type TimeBreakdown } from "@/lib/servers/timeSegments";
import { readable } from "@/lib/units/formatQuantity";
import { RULE, Section, Swatch } from "./Section";
import { SEGMENT_COLORS, styles } from "./theme";

interface TimeBarsProps {
  readonly performance: Performance;
  readonly percentile: number;
  readonly mix: string;
  /** Width between the margins, in points. */
  readonly width: number;
}

function totalMs(breakdown: TimeBreakdown): number {
  return TIME_SEGMENTS.reduce((sum, segment) => sum + breakdown[segment], 0);
}

/** Where the time of a mean request goes, and of a slow one, on one scale. */
export function TimeBars({ performance, percentile, mix, width }: TimeBarsProps) {
  const bars = [
    { label: "A mean request", breakdown: performance.breakdown.mean },
    { label: `A slow one (p${percentile})`, breakdown: performance.breakdown.slow },
  ];
  const longest = Math.max(...bars.map(({ breakdown }) => totalMs(breakdown)));
  const present = TIME_SEGMENTS.filter((segment) => bars.some(({ breakdown }) => breakdown[segment] > longest / 1000));
  return (
    <Section title="Where the time goes" description={`At the server, with ${mix}.`}>
      {bars.map(({ label, breakdown }) => (
        <View key={label} style={{ marginBottom: 8 }}>
          <Text style={{ fontSize: 9, marginBottom: 2 }}>
            <Text style={styles.strong}>{label}</Text> {readable(totalMs(breakdown), "ms")}
          </Text>
          <View style={{ ...styles.row, height: 20 }}>
            {present.map((segment) => {
              const points = (width * breakdown[segment]) / longest;
              const name = SEGMENT_NAMES[segment];
              return points < 0.3 ? null : (
                <View
                  key={segment}
                  style={{
                    width: points,
                    backgroundColor: SEGMENT_COLORS[segment],
                    borderRightWidth: points > 3 ? 0.8 : 0,
                    borderRightColor: COLORS.card,
                    justifyContent: "center",
                    alignItems: "center",
                  }}
                >
                  {points > 12 + 4.6 * name.length ? (
                    <Text style={{ fontSize: 8, fontWeight: 600, color: COLORS.card }}>{name}</Text>
                  ) : null}
                </View>
              );
            })}
          </View>
        </View>
      ))}
      <View style={{ ...styles.row, justifyContent: "flex-end", paddingBottom: 2 }}>
        {bars.map(({ label }) => (
          <Text key={label} style={{ width: 100, textAlign: "right", fontSize: 8, color: COLORS.mute }}>
            {label}
          </Text>
        ))}
      </View>
      {present.map((segment) => (
        <View key={segment} style={{ ...RULE, ...styles.row, alignItems: "center", paddingVertical: 1.8 }}>
          <Swatch color={SEGMENT_COLORS[segment]} />
          <Text style={{ flex: 1 }}>{SEGMENT_NAMES[segment]}</Text>
          {bars.map(({ label, breakdown }) => (
            <Text key={label} style={{ ...styles.figures, width: 100, textAlign: "right" }}>
              {readable(breakdown[segment], "ms", 2)}
            </Text>
          ))}
        </View>
      ))}
    </Section>
  );
}
