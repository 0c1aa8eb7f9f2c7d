/** What the text of an axis looks like, of the charts that the library draws. */
export const AXIS = { fontSize: 11, fill: "var(--mute)" };

/** The box that follows the pointer. */
export const TOOLTIP_STYLE = {
  background: "var(--card)",
  border: "1px solid var(--edge)",
  borderRadius: 8,
  fontSize: 12,
};
