import { Text, View } from "@react-pdf/renderer";
import type { MemoryUse } from "@/lib/analytic/prediction";
import { memoryParts, memoryTitle } from "@/lib/report/memoryParts";
import { COLORS } from "@/lib/report/paperColors";
import { readable } from "@/lib/units/formatQuantity";
import { Section, Swatch } from "./Section";
import { SEGMENT_COLORS, styles } from "./theme";

const PART_COLORS = {
  shared: SEGMENT_COLORS.io,
  private: SEGMENT_COLORS.cpu,
  threads: SEGMENT_COLORS.cpuWait,
  requests: SEGMENT_COLORS.drain,
} as const;

/** What the processes of one machine weigh, part by part, against what they may use (the orange mark). */
export function MemoryBar({ memory, mix }: { readonly memory: MemoryUse; readonly mix: string }) {
  const scale = Math.max(memory.totalMiB, memory.availableMiB);
  const parts = memoryParts(memory);
  return (
    <Section
      title={memoryTitle(memory)}
      description={`What ${mix} take on one machine; the orange mark is what they may use.`}
    >
      <View style={{ ...styles.row, height: 16, borderRadius: 3, backgroundColor: COLORS.hatch }}>
        {parts.map((part) => (
          <View
            key={part.id}
            style={{ width: `${(100 * part.valueMiB) / scale}%`, backgroundColor: PART_COLORS[part.id] }}
          />
        ))}
        <View
          style={{
            position: "absolute",
            top: -2,
            height: 20,
            width: 1.6,
            left: `${Math.min(99.7, (100 * memory.availableMiB) / scale)}%`,
            backgroundColor: COLORS.load,
          }}
        />
      </View>
      <View style={{ ...styles.row, marginTop: 6, gap: 18 }}>
        {parts.map((part) => (
          <View key={part.id} style={{ ...styles.row, alignItems: "center" }}>
            <Swatch color={PART_COLORS[part.id]} />
            <Text style={{ fontSize: 8.5 }}>
              {part.name} <Text style={{ color: COLORS.mute }}>{readable(part.valueMiB, "MiB")}</Text>
            </Text>
          </View>
        ))}
      </View>
    </Section>
  );
}
