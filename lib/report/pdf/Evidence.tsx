import { Text, View } from "@react-pdf/renderer";
import { COLORS } from "@/lib/report/paperColors";
import type { ReportEvidence } from "@/lib/report/reportEvidence";
import { readable } from "@/lib/units/formatQuantity";
import { EvidencePlot } from "./EvidencePlot";
import { ROW_PADDING, RULE, Section } from "./Section";
import { styles } from "./theme";

const COLUMNS = ["measured p95", "model", "error"];
const FIGURE = { ...styles.figures, width: 60, textAlign: "right" } as const;
const PLOT = 168;

/** "+3.1 %": how far a prediction is off. */
function errorText(predicted: number, measured: number): string {
  const percent = 100 * (predicted / measured - 1);
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent).toFixed(1)} %`;
}

/** What the model says of measured runs of this kind of server, so that its figures can be believed or doubted. */
export function Evidence({ evidence }: { readonly evidence: ReportEvidence }) {
  const { server, version, points } = evidence;
  const shown = points.flatMap(({ predicted: { analytic }, ...point }) =>
    analytic === null ? [] : [{ ...point, analytic }],
  );
  return (
    <Section
      title={`The model beside measurements of ${server}`}
      description={`${shown.length === 1 ? "One run" : `${shown.length} runs`} of ${server} ${version} on Linux, each under a known load. On the line the model is right; in the band it is within 10 %. Hollow, and ≈ in the table: two runs of that very load differ by much.`}
    >
      <View style={{ ...styles.row, gap: 18 }}>
        <EvidencePlot points={shown} size={PLOT} />
        <View style={{ flex: 1 }}>
          <View style={{ ...styles.row, paddingBottom: 3 }}>
            <Text style={{ flex: 1, fontSize: 8, color: COLORS.mute }}>mix, CPUs</Text>
            {COLUMNS.map((column) => (
              <Text key={column} style={{ ...FIGURE, fontSize: 8, color: COLORS.mute }}>
                {column}
              </Text>
            ))}
          </View>
          {shown.map(({ id, mix, cpus, measured, analytic, unstable }) => (
            <View key={id} style={{ ...RULE, ...styles.row, paddingVertical: ROW_PADDING / 2 }}>
              <Text style={{ flex: 1 }}>
                {mix}, {cpus}
              </Text>
              <Text style={FIGURE}>{readable(measured.p95Ms, "ms")}</Text>
              <Text style={FIGURE}>{readable(analytic.p95Ms, "ms")}</Text>
              <Text style={FIGURE}>
                {unstable ? "≈ " : ""}
                {errorText(analytic.p95Ms, measured.p95Ms)}
              </Text>
            </View>
          ))}
        </View>
      </View>
    </Section>
  );
}
