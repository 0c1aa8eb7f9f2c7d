import { StyleSheet } from "@react-pdf/renderer";
import { COLORS } from "@/lib/report/paperColors";
import type { TimeSegment } from "@/lib/servers/timeSegments";

export const SEGMENT_COLORS: Readonly<Record<TimeSegment, string>> = {
  queue: "#c2410c",
  accept: "#9a6700",
  upload: "#a855b9",
  gilWait: "#b7791f",
  cpuWait: "#5eb5a9",
  cpu: "#0f766e",
  backendWait: "#4a5bb5",
  io: "#6b7fd7",
  drain: "#8b5cf6",
};

/** Paper that a report may be printed on, in points. */
export const PAPERS = { A4: { width: 595.28, height: 841.89 }, LETTER: { width: 612, height: 792 } } as const;
export type Paper = keyof typeof PAPERS;
export const MARGIN = 48;

/** Between the margins, in points. */
export function contentWidth(paper: Paper): number {
  return PAPERS[paper].width - 2 * MARGIN;
}

/** Contextual alternates off: they turn "4 x 6" into "4 × 6" and "--" into one sign, and take most of the time to set. */
export const PLAIN_FIGURES = { calt: 0 } as const;

export const styles = StyleSheet.create({
  page: {
    paddingTop: 62,
    paddingBottom: 54,
    paddingHorizontal: MARGIN,
    fontFamily: "Inter",
    fontSize: 9.5,
    fontFeatureSettings: PLAIN_FIGURES,
    lineHeight: 1.45,
    color: COLORS.ink,
    backgroundColor: COLORS.card,
  },
  small: { fontSize: 8.5, color: COLORS.mute },
  strong: { fontWeight: 600 },
  figures: { fontFeatureSettings: { ...PLAIN_FIGURES, tnum: 1 } },
  row: { flexDirection: "row" },
});
