import { Text, View } from "@react-pdf/renderer";
import type { Budget, Prediction } from "@/lib/analytic/prediction";
import { budgetText } from "@/lib/report/budgetText";
import { COLORS } from "@/lib/report/paperColors";
import { readable } from "@/lib/units/formatQuantity";
import { Section } from "./Section";
import { styles } from "./theme";

/** Each limit, how much of it is in use, the ceiling set for it, and the load that would fill it. */
export function BudgetBars({ prediction, mix }: { readonly prediction: Prediction; readonly mix: string }) {
  return (
    <Section title="Budgets" description={`How much of each limit ${mix} use; the orange mark is your ceiling.`}>
      {prediction.budgets.map((budget) => (
        <View key={`${budget.resource} ${budget.name}`} style={{ ...styles.row, alignItems: "center", marginTop: 5 }}>
          <Text style={{ width: 150, paddingRight: 8 }}>
            {budget.name}
            {prediction.performance?.binding.name === budget.name ? (
              <Text style={{ fontSize: 8, color: COLORS.load }}> gives first</Text>
            ) : null}
          </Text>
          <Bar budget={budget} />
          <Text style={{ ...styles.figures, width: 118, paddingLeft: 10 }}>{budgetText(budget)}</Text>
          <Text style={{ ...styles.figures, width: 92, textAlign: "right", fontSize: 8.5, color: COLORS.mute }}>
            {budget.saturationRps === null ? "" : `full at ${readable(budget.saturationRps, "rps")}`}
          </Text>
        </View>
      ))}
    </Section>
  );
}

function Bar({ budget }: { readonly budget: Budget }) {
  const full = budget.utilisation > (budget.ceiling ?? 1);
  return (
    <View style={{ flex: 1, height: 8, borderRadius: 2, backgroundColor: COLORS.hatch }}>
      <View
        style={{
          height: 8,
          borderRadius: 2,
          width: `${Math.min(100, 100 * budget.utilisation)}%`,
          backgroundColor: full ? COLORS.load : COLORS.seaSoft,
        }}
      />
      {budget.ceiling === null ? null : (
        <View
          style={{
            position: "absolute",
            top: -2,
            height: 12,
            width: 1.4,
            left: `${Math.min(99.4, 100 * budget.ceiling)}%`,
            backgroundColor: COLORS.load,
          }}
        />
      )}
    </View>
  );
}
