import { Text, View } from "@react-pdf/renderer";
import type { Performance } from "@/lib/analytic/prediction";
import { COLORS } from "@/lib/report/paperColors";
import { readable } from "@/lib/units/formatQuantity";
import { ROW_PADDING, RULE, Section } from "./Section";
import { styles } from "./theme";

const COLUMNS = ["mean", "p50", "p95", "p99", "client mean"];
const FIGURE = { ...styles.figures, width: 62, textAlign: "right" } as const;

/** Response times of each class of request, and of all together. */
export function ClassTimes({ performance, mix }: { readonly performance: Performance; readonly mix: string }) {
  const { classes } = performance;
  const all = { name: "All requests", server: performance.server, client: performance.client };
  const [first, ...rest] = [...(classes.length === 1 ? [] : classes), all];
  return (
    <Section
      title="Response times by class of request"
      description={`At the server, with ${mix}.`}
      wrap={classes.length > 10}
    >
      <View>
        <View style={{ ...styles.row, paddingBottom: 3 }}>
          <Text style={{ flex: 1 }} />
          {COLUMNS.map((column) => (
            <Text key={column} style={{ ...FIGURE, fontSize: 8, color: COLORS.mute }}>
              {column}
            </Text>
          ))}
        </View>
        {first === undefined ? null : <ClassRow times={first} />}
      </View>
      {rest.map((times) => (
        <ClassRow key={times.name} times={times} />
      ))}
    </Section>
  );
}

function ClassRow({ times: { name, server, client } }: { readonly times: Performance["classes"][number] }) {
  return (
    <View wrap={false} style={{ ...RULE, ...styles.row, paddingVertical: ROW_PADDING }}>
      <Text style={{ flex: 1, paddingRight: 8 }}>{name}</Text>
      {[server.meanMs, server.p50Ms, server.p95Ms, server.p99Ms, client.meanMs].map((value, index) => (
        <Text key={COLUMNS[index]} style={FIGURE}>
          {readable(value, "ms")}
        </Text>
      ))}
    </View>
  );
}
