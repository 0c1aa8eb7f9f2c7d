import { Text, View } from "@react-pdf/renderer";
import { COLORS } from "@/lib/report/paperColors";
import { type FactorRows, scenarioRows } from "@/lib/report/scenarioRows";
import type { Scenario } from "@/lib/scenario/scenario";
import { bookmark } from "./bookmark";
import { ROW_PADDING, RULE, Section } from "./Section";
import { styles } from "./theme";

/** The whole scenario, factor by factor: anyone can enter it again and find the same numbers. */
export function ScenarioTables({ scenario }: { readonly scenario: Scenario }) {
  return (
    <Section
      title="The scenario"
      description="Every input, in the order of the five factors. Entered again, it gives the same numbers."
      wrap
    >
      {scenarioRows(scenario).flatMap((factor) =>
        factor.rows.map((row, index) => (
          <View key={`${factor.id} ${row.label}`} wrap={false} {...(index === 0 ? bookmark(factor.title) : {})}>
            {index === 0 ? <FactorHead factor={factor} /> : null}
            <View style={{ ...RULE, ...styles.row, paddingVertical: ROW_PADDING }}>
              <Text style={{ width: 170, paddingRight: 12, color: COLORS.mute }}>{row.label}</Text>
              <Text style={{ flex: 1 }}>{row.value}</Text>
            </View>
          </View>
        )),
      )}
    </Section>
  );
}

function FactorHead({ factor: { number, title } }: { readonly factor: FactorRows }) {
  return (
    <View style={{ ...styles.row, alignItems: "center", marginTop: 8, marginBottom: 3 }}>
      {number === null ? null : (
        <View
          style={{
            width: 14,
            height: 14,
            borderRadius: 7,
            borderWidth: 1,
            borderColor: COLORS.mute,
            marginRight: 6,
            justifyContent: "center",
            alignItems: "center",
          }}
        >
          <Text style={{ fontSize: 8, fontWeight: 600, lineHeight: 1, color: COLORS.mute }}>{number}</Text>
        </View>
      )}
      <Text style={{ fontSize: 10, fontWeight: 600 }}>{title}</Text>
    </View>
  );
}
