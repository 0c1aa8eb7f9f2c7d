import { Text, View } from "@react-pdf/renderer";
import type { AdviceStep } from "@/lib/planning/advice/adviceSteps";
import { COLORS } from "@/lib/report/paperColors";
import { ROW_PADDING, RULE, Section } from "./Section";
import { styles } from "./theme";

/** More than this is a list, not advice. */
export const MOST_ADVICE = 6;

/** What could be done, the best first, with what the model says it buys and costs. */
export function ReportAdvice({ step: { advice, priced, total } }: { readonly step: AdviceStep }) {
  const rest = priced < total ? ` There was time for ${priced} of ${total} changes; the planner prices them all.` : "";
  return (
    <Section
      title="What to change, by what it buys"
      description={`Each change is planned anew by the same model; the figures are of the mixes recommended before and after it.${rest}`}
      wrap
    >
      {advice.length === 0 ? (
        <Text>No change is worth it: none of those that apply here buys more than a few per cent.</Text>
      ) : (
        advice.slice(0, MOST_ADVICE).map(({ id, title, gain, price, effort }) => (
          <View key={id} wrap={false} style={{ ...RULE, paddingVertical: ROW_PADDING }}>
            <View style={styles.row}>
              <Text style={{ ...styles.strong, flex: 1, paddingRight: 12 }}>{title}</Text>
              <Text style={{ ...styles.strong, width: 210, textAlign: "right", color: COLORS.sea }}>{gain}</Text>
            </View>
            <Text style={styles.small}>{[price, effort].filter((text) => text !== "").join(" · ")}</Text>
          </View>
        ))
      )}
    </Section>
  );
}
