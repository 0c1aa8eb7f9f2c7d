import { Text, View } from "@react-pdf/renderer";
import { Children, type ReactNode } from "react";
import { COLORS } from "@/lib/report/paperColors";
import { bookmark } from "./bookmark";
import { styles } from "./theme";

interface SectionProps {
  /** What the section says, as a statement; also its bookmark. */
  readonly title: string;
  readonly description?: string;
  /** Whether the section may run over the end of a page; pictures may not. */
  readonly wrap?: boolean;
  readonly children: ReactNode;
}

/** A heading, and what belongs to it; where that may run over a page, its first part stays with the heading. */
export function Section({ title, description, wrap = false, children }: SectionProps) {
  const [first, ...rest] = Children.toArray(children);
  return (
    <View wrap={wrap} {...bookmark(title)} style={{ marginTop: 17 }}>
      <View wrap={false}>
        <View style={{ marginBottom: 7 }}>
          <Text style={{ fontSize: 12, fontWeight: 600, lineHeight: 1.3 }}>{title}</Text>
          {description === undefined ? null : <Text style={styles.small}>{description}</Text>}
        </View>
        {first}
      </View>
      {rest}
    </View>
  );
}

/** A small coloured square beside a name, as legends use. */
export function Swatch({ color }: { readonly color: string }) {
  return <View style={{ width: 7, height: 7, borderRadius: 1.5, backgroundColor: color, marginRight: 5 }} />;
}

/** Above and below the text of a row, in points. */
export const ROW_PADDING = 1.8;

/** A hairline between rows. */
export const RULE = { borderTopWidth: 0.6, borderTopColor: COLORS.edge } as const;
