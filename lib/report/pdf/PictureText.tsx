import { G, Rect, Text } from "@react-pdf/renderer";
import { COLORS } from "@/lib/report/paperColors";
import { textWidth } from "./textWidth";
import { PLAIN_FIGURES } from "./theme";

const SIZE = 7.5;

interface PictureTextProps {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly color?: string;
  readonly strong?: boolean;
  /** On a patch of the page's colour, so that it reads over lines and cells. */
  readonly backed?: boolean;
}

/** A label inside a picture. */
export function PictureText({ x, y, text, anchor = "start", color = COLORS.mute, strong, backed }: PictureTextProps) {
  const width = textWidth(text, SIZE);
  const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
  return (
    <G>
      {backed ? (
        <Rect
          x={left - 2.5}
          y={y - SIZE}
          width={width + 5}
          height={SIZE + 2.6}
          rx={2}
          fill={COLORS.card}
          fillOpacity={0.86}
        />
      ) : null}
      <Text
        x={x}
        y={y}
        fill={color}
        textAnchor={anchor}
        style={{
          fontSize: SIZE,
          fontFamily: "Inter",
          fontFeatureSettings: PLAIN_FIGURES,
          fontWeight: strong ? 600 : 400,
        }}
      >
        {text}
      </Text>
    </G>
  );
}
