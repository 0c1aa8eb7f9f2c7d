import { Text, View } from "@react-pdf/renderer";
import { mixName } from "@/lib/planning/mixName";
import type { Recommendation } from "@/lib/planning/plan";
import { COLORS } from "@/lib/report/paperColors";
import type { ServerFacts } from "@/lib/servers/facts";
import { ROW_PADDING, RULE, Section } from "./Section";
import { styles } from "./theme";

interface AlternativesProps {
  readonly alternatives: Recommendation["alternatives"];
  readonly facts: ServerFacts;
}

/** The next-best mixes, and what each trades against the recommended one. */
export function Alternatives({ alternatives, facts }: AlternativesProps) {
  if (alternatives.length === 0) return null;
  return (
    <Section title="Next-best mixes" description="What each trades against the recommended one.">
      {alternatives.map(({ mix, tradeOff }) => (
        <View
          key={`${mix.processes} × ${mix.threads}`}
          style={{ ...RULE, ...styles.row, paddingVertical: ROW_PADDING }}
        >
          <Text style={{ width: 150 }}>{mixName(mix, facts)}</Text>
          <Text style={{ flex: 1, color: COLORS.mute }}>{tradeOff}</Text>
        </View>
      ))}
    </Section>
  );
}
