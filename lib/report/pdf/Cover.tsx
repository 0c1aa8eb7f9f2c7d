import { Link, Text, View } from "@react-pdf/renderer";
import type { Finding } from "@/lib/analytic/prediction";
import type { EvaluatedMix, Plan } from "@/lib/planning/plan";
import { comparisonRows } from "@/lib/report/comparison";
import { emphasisedParts } from "@/lib/report/emphasis";
import { findingsToKnow } from "@/lib/report/findingsToKnow";
import { COLORS } from "@/lib/report/paperColors";
import { scenarioInBrief } from "@/lib/report/scenarioInBrief";
import type { Scenario } from "@/lib/scenario/scenario";
import { bookmark } from "./bookmark";
import { QrCode } from "./QrCode";
import { RULE } from "./Section";
import { styles } from "./theme";

const EMPHASIS = { number: COLORS.sea, line: COLORS.load } as const;

interface CoverProps {
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly link: string | null;
}

/** What a reader in a hurry needs: which scenario, the verdict, its figures, why, and what to know. */
export function Cover({ scenario, plan, link }: CoverProps) {
  const shown = plan.recommendation ?? plan.today;
  const { performance } = shown.prediction;
  return (
    <View {...bookmark("Verdict")}>
      <View style={styles.row}>
        <View style={{ flex: 1 }}>
          <Text style={{ fontSize: 20, fontWeight: 600, lineHeight: 1.25 }}>{scenario.name}</Text>
          <Text style={{ ...styles.small, marginTop: 2 }}>{scenarioInBrief(scenario)}</Text>
          {link === null ? null : <OpenScenario link={link} />}
        </View>
        {link === null || link.length > SCANNABLE_LINK ? null : <QrCode text={link} size={76} />}
      </View>
      <View style={{ marginTop: 14, borderLeftWidth: 2.4, borderLeftColor: COLORS.load, paddingLeft: 12 }}>
        <Text style={{ fontSize: plan.sentence.length > 180 ? 12 : 15, fontWeight: 600, lineHeight: 1.38 }}>
          {emphasisedParts(plan.sentence).map((part) => (
            <Text key={part.offset} style={part.emphasis === null ? {} : { color: EMPHASIS[part.emphasis] }}>
              {part.text}
            </Text>
          ))}
        </Text>
      </View>
      {plan.recommendation === null && performance !== null ? (
        <Text style={{ ...styles.small, marginTop: 12, marginBottom: -8 }}>Today's mix, for comparison:</Text>
      ) : null}
      {performance === null ? null : <KeyFigures scenario={scenario} shown={shown} />}
      {plan.recommendation === null ? null : (
        <View style={{ ...styles.row, marginTop: 12, gap: 16 }} wrap={false}>
          {plan.recommendation.reasons.map((reason, index) => (
            <View key={reason.title} style={{ ...RULE, flex: 1, paddingTop: 5 }}>
              <Text style={styles.strong}>
                {index + 1}. {reason.title}
              </Text>
              <Text style={{ ...styles.small, marginTop: 1 }}>{reason.detail}</Text>
            </View>
          ))}
        </View>
      )}
      <Findings findings={findingsToKnow(plan)} />
    </View>
  );
}

/** A link longer than this is a whole scenario in text: it can be followed, but neither read nor typed. */
const READABLE_LINK = 120;

/** The modules of a longer link's code would be too fine for a phone to read from paper. */
const SCANNABLE_LINK = 330;

/** The way back to the living scenario. */
function OpenScenario({ link }: { readonly link: string }) {
  return (
    <Text style={styles.small}>
      <Link href={link} style={{ color: COLORS.sea, textDecoration: "underline" }}>
        Open this scenario
      </Link>
      {link.length < READABLE_LINK ? `  ${link}` : ""}
    </Text>
  );
}

/** The figures of the comparison that the verdict rests on, large. */
function KeyFigures({ scenario, shown }: { readonly scenario: Scenario; readonly shown: EvaluatedMix }) {
  const rows = comparisonRows(scenario).filter(({ isKey }) => isKey);
  return (
    <View style={{ ...styles.row, marginTop: 12, gap: 10 }} wrap={false}>
      {rows.map((row) => (
        <View
          key={row.label}
          style={{ flex: 1, backgroundColor: COLORS.well, borderRadius: 5, paddingVertical: 7, paddingHorizontal: 10 }}
        >
          <Text style={{ fontSize: 8, color: COLORS.mute }}>{row.label}</Text>
          <Text style={{ fontSize: 14, fontWeight: 600, lineHeight: 1.3 }}>{row.of(shown)}</Text>
        </View>
      ))}
    </View>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <View style={{ marginTop: 8 }}>
      {findings.map((finding) => (
        <View key={finding.message} style={{ ...styles.row, marginTop: 4 }} wrap={false}>
          <Text
            style={{
              width: 52,
              fontSize: 8,
              fontWeight: 600,
              lineHeight: 1.6,
              color: finding.severity === "caution" ? COLORS.mute : COLORS.load,
            }}
          >
            {finding.severity === "caution" ? "NOTE" : "PROBLEM"}
          </Text>
          <Text style={{ flex: 1, fontSize: 9 }}>
            {finding.message} <Text style={{ color: COLORS.mute }}>{finding.remedy}</Text>
          </Text>
        </View>
      ))}
    </View>
  );
}
