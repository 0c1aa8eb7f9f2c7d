/** What the mix on the screen is to the reader. */
export const ROLE_TEXT = {
  recommended: "recommended",
  today: "today's mix",
  rule: "the rule of thumb",
  tried: "the mix you try",
} as const;
