import { Text, View } from "@react-pdf/renderer";
import { COLORS } from "@/lib/report/paperColors";
import type { SinceBaseline } from "@/lib/report/sinceBaseline";
import { ROW_PADDING, RULE, Section } from "./Section";
import { styles } from "./theme";

/** This scenario held against another: what differs in the inputs, and in the answer. */
export function BaselineChanges({ since: { name, changes, moved } }: { readonly since: SinceBaseline }) {
  // Each row is a child of its own, so that the section may end on any of them.
  return (
    <Section
      title={`Compared with ${name}`}
      description="The inputs that differ, then what that does to the answer, both by the same model."
      wrap
    >
      {changes.length === 0 ? <Text>The inputs are the same.</Text> : null}
      {changes.map((one) => (
        <Row key={`${one.label} ${one.before} ${one.after}`} {...one} />
      ))}
      <View style={{ height: 8 }} />
      {moved.length === 0 ? <Text>The answer reads the same.</Text> : null}
      {moved.map((one) => (
        <Row key={`${one.label} ${one.before} ${one.after} moved`} {...one} strong />
      ))}
    </Section>
  );
}

interface RowProps {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly strong?: boolean;
}

function Row({ label, before, after, strong = false }: RowProps) {
  return (
    <View wrap={false} style={{ ...RULE, ...styles.row, paddingVertical: ROW_PADDING }}>
      <Text style={{ flex: 1, paddingRight: 8 }}>{label}</Text>
      <Text style={{ ...styles.figures, width: 130, paddingRight: 8, color: COLORS.mute }}>{before ?? "—"}</Text>
      <Text style={{ ...styles.figures, ...(strong ? styles.strong : {}), width: 130 }}>{after ?? "removed"}</Text>
    </View>
  );
}
