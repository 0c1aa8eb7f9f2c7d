import type { Plan } from "@/lib/planning/plan";
import { comparisonRows } from "@/lib/report/comparison";
import { emphasisedParts } from "@/lib/report/emphasis";
import { COLORS } from "@/lib/report/paperColors";
import type { Scenario } from "@/lib/scenario/scenario";
import { PreviewMap } from "./PreviewMap";

/** What chats and mail programs show of a link: pixels of the Open Graph convention. */
export const PREVIEW_SIZE = { width: 1200, height: 630 } as const;

const INK = { number: COLORS.sea, line: COLORS.load } as const;
const PADDING = 56;
const MAP = { width: 440, height: 392 };

/** Verdict and mix map on a card. Laid out with flexbox alone: the image renderer knows nothing else. */
export function PreviewCard({ scenario, plan }: { readonly scenario: Scenario; readonly plan: Plan }) {
  const shown = plan.recommendation ?? plan.today;
  const figures = comparisonRows(scenario).filter(({ isKey }) => isKey);
  return (
    <div
      style={{
        ...PREVIEW_SIZE,
        display: "flex",
        flexDirection: "column",
        padding: PADDING,
        backgroundColor: COLORS.card,
        color: COLORS.ink,
        fontFamily: "Inter",
      }}
    >
      <div style={{ display: "flex", alignItems: "center", fontSize: 26, color: COLORS.mute }}>
        <svg width={44} height={44} viewBox="0 0 26 26" aria-hidden="true">
          <circle cx="13" cy="13" r="8.5" fill="none" stroke={COLORS.ink} strokeWidth="2.4" />
          <path d="M1 13H25" stroke={COLORS.load} strokeWidth="2.8" />
        </svg>
        <div style={{ marginLeft: 14, marginRight: 18, fontWeight: 600, color: COLORS.ink }}>Plimsoll</div>
        <div style={{ flex: 1, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
          {scenario.name}
        </div>
      </div>
      <div style={{ display: "flex", flex: 1, marginTop: 40 }}>
        <div style={{ display: "flex", flexDirection: "column", flex: 1, marginRight: 48 }}>
          <div
            style={{
              display: "flex",
              flexWrap: "wrap",
              fontSize: plan.sentence.length > 160 ? 32 : 40,
              fontWeight: 600,
              lineHeight: 1.3,
            }}
          >
            {emphasisedParts(plan.sentence).flatMap(({ text, offset, emphasis }) =>
              // The renderer wraps between boxes, so each word is one.
              Array.from(text.matchAll(/\s*\S+\s*/g), ({ 0: word, index }) => (
                <span
                  key={offset + index}
                  style={{ whiteSpace: "pre", color: emphasis === null ? COLORS.ink : INK[emphasis] }}
                >
                  {word}
                </span>
              )),
            )}
          </div>
          <div style={{ display: "flex", marginTop: "auto" }}>
            {figures.map((row) => (
              <div key={row.label} style={{ display: "flex", flexDirection: "column", marginRight: 36 }}>
                <div style={{ fontSize: 19, color: COLORS.mute }}>{row.label}</div>
                <div style={{ fontSize: 27, fontWeight: 600 }}>{row.of(shown)}</div>
              </div>
            ))}
          </div>
        </div>
        <PreviewMap map={plan.map} shown={shown.mix} {...MAP} />
      </div>
    </div>
  );
}
