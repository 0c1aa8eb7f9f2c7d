import { Text, View } from "@react-pdf/renderer";
import type { Plan } from "@/lib/planning/plan";
import { assumptions } from "@/lib/report/assumptions";
import type { Scenario } from "@/lib/scenario/scenario";
import { RULE, Section } from "./Section";
import { styles } from "./theme";

/** What the numbers rest on. */
export function Assumptions({ scenario, plan }: { readonly scenario: Scenario; readonly plan: Plan }) {
  return (
    <Section title="What this rests on" wrap>
      {assumptions(scenario, plan).map(({ title, detail }) => (
        <View key={title} wrap={false} style={{ ...RULE, ...styles.row, paddingVertical: 3 }}>
          <Text style={{ width: 130, paddingRight: 12, fontWeight: 500 }}>{title}</Text>
          <Text style={{ flex: 1 }}>{detail}</Text>
        </View>
      ))}
    </Section>
  );
}
