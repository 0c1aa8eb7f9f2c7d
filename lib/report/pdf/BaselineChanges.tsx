import { Text, View } from "@react-pdf/renderer";
import { COLORS } from "@/lib/report/paperColors";
import type { SinceBaseline } from "@/lib/report/sinceBaseline";
import { ROW_PADDING, RULE, Section } from "./Section";
import { styles } from "./theme";

/** This scenario held against another: what differs in the inputs, and in the answer. */
export function BaselineChanges({ since: { name, changes, moved } }: { readonly since: SinceBaseline }) {
  return (
    <Section
      title={`Compared with ${name}`}
      description="The inputs that differ, then what that does to the answer, both by the same model."
      wrap
    >
      {changes.length === 0 ? <Text>The inputs are the same.</Text> : <Rows rows={changes} />}
      <View style={{ height: 8 }} />
      {moved.length === 0 ? <Text>The answer reads the same.</Text> : <Rows rows={moved} strong />}
    </Section>
  );
}

interface RowsProps {
  readonly rows: readonly { readonly label: string; readonly before: string | null; readonly after: string | null }[];
  readonly strong?: boolean;
}

function Rows({ rows, strong = false }: RowsProps) {
  return rows.map(({ label, before, after }) => (
    <View key={label} wrap={false} style={{ ...RULE, ...styles.row, paddingVertical: ROW_PADDING }}>
      <Text style={{ flex: 1, paddingRight: 8 }}>{label}</Text>
      <Text style={{ ...styles.figures, width: 130, color: COLORS.mute }}>{before ?? "—"}</Text>
      <Text style={{ ...styles.figures, ...(strong ? styles.strong : {}), width: 130 }}>{after ?? "removed"}</Text>
    </View>
  ));
}
