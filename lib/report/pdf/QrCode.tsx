import { Path, Svg } from "@react-pdf/renderer";
import { COLORS } from "@/lib/report/paperColors";
import { qrPath } from "@/lib/report/qrPath";

/** A link for whoever holds the paper: point a phone at it. `size` in points, quiet zone included. */
export function QrCode({ text, size }: { readonly text: string; readonly size: number }) {
  const code = qrPath(text);
  return (
    <Svg width={size} height={size} viewBox={`0 0 ${code.size} ${code.size}`}>
      <Path d={code.d} fill={COLORS.ink} />
    </Svg>
  );
}
