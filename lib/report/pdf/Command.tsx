import { Text, View } from "@react-pdf/renderer";
import { COLORS } from "@/lib/report/paperColors";
import { wholeOptions } from "./fonts";
import { Section } from "./Section";

interface CommandProps {
  readonly title: string;
  readonly command: string;
  readonly description: string;
}

/** What to run, as it would be typed or saved; line by line, so that indentation stays. */
export function Command({ title, command, description }: CommandProps) {
  return (
    <Section title={title} description={description} wrap={command.split("\n").length > 30}>
      <View style={{ backgroundColor: COLORS.well, borderRadius: 5, paddingVertical: 8, paddingHorizontal: 10 }}>
        {command.split("\n").map((line, index) => {
          const indent = line.length - line.trimStart().length;
          return (
            <Text
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other identity, and never move.
              key={index}
              hyphenationCallback={wholeOptions}
              style={{
                fontFamily: "JetBrains Mono",
                fontSize: 8,
                lineHeight: 1.5,
                marginLeft: indent * 4.8,
                minHeight: 12,
              }}
            >
              {line.trimStart()}
            </Text>
          );
        })}
      </View>
    </Section>
  );
}
