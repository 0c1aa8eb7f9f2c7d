import { Text, View } from "@react-pdf/renderer";
import type { ObjectiveResult } from "@/lib/analytic/prediction";
import { COLORS } from "@/lib/report/paperColors";
import { readable } from "@/lib/units/formatQuantity";
import { ROW_PADDING, RULE, Section } from "./Section";
import { styles } from "./theme";

/** Each latency objective, what the mix gives, and whether it holds. */
export function Objectives({ results, mix }: { readonly results: readonly ObjectiveResult[]; readonly mix: string }) {
  return (
    <Section title="Objectives" description={`What was asked of latency, and what ${mix} give.`}>
      {results.map(({ objective, valueMs, holds }) => (
        <View
          key={`${objective.class} ${objective.at} ${objective.percentile} ${objective.limitMs}`}
          style={{ ...RULE, ...styles.row, paddingVertical: ROW_PADDING }}
        >
          <Text style={{ flex: 1, paddingRight: 10 }}>
            {objective.percentile} % of {objective.class ?? "all requests"} within {readable(objective.limitMs, "ms")}{" "}
            at the {objective.at}
          </Text>
          <Text style={{ ...styles.figures, width: 70, textAlign: "right" }}>{readable(valueMs, "ms")}</Text>
          <Text style={{ width: 70, textAlign: "right", fontWeight: 600, color: holds ? COLORS.sea : COLORS.load }}>
            {holds ? "holds" : "missed"}
          </Text>
        </View>
      ))}
    </Section>
  );
}
