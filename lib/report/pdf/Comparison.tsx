import { Text, View } from "@react-pdf/renderer";
import { mixName } from "@/lib/planning/mixName";
import type { Plan } from "@/lib/planning/plan";
import { comparisonColumns, comparisonRows } from "@/lib/report/comparison";
import { COLORS } from "@/lib/report/paperColors";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverFacts } from "@/lib/servers/catalogue";
import { ROW_PADDING, RULE, Section } from "./Section";
import { styles } from "./theme";

interface ComparisonProps {
  readonly scenario: Scenario;
  readonly plan: Plan;
}

/** The mixes side by side: what each would give. */
export function Comparison({ scenario, plan }: ComparisonProps) {
  const columns = comparisonColumns(plan);
  const facts = serverFacts(scenario.server.kind);
  return (
    <Section title="Mixes side by side" description="What each would give under this scenario.">
      <View style={{ ...styles.row, paddingBottom: 4 }}>
        <View style={{ width: 118 }} />
        {columns.map(({ title, evaluated }) => (
          <View key={title} style={{ flex: 1, paddingRight: 8 }}>
            <Text style={{ fontSize: 8, color: COLORS.mute }}>{title}</Text>
            <Text style={{ ...styles.strong, color: title === "Recommended" ? COLORS.sea : COLORS.ink }}>
              {mixName(evaluated.mix, facts)}
            </Text>
          </View>
        ))}
      </View>
      {comparisonRows(scenario).map((row) => (
        <View key={row.label} style={{ ...RULE, ...styles.row, paddingVertical: ROW_PADDING }}>
          <Text style={{ width: 118, color: COLORS.mute }}>{row.label}</Text>
          {columns.map(({ title, evaluated }) => (
            <Text key={title} style={{ ...styles.figures, flex: 1, paddingRight: 8 }}>
              {row.of(evaluated)}
            </Text>
          ))}
        </View>
      ))}
    </Section>
  );
}
