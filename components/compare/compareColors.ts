/** Colour and dash of each scenario, first to fourth: told apart without colour, too. */
export const COMPARE_LOOKS = [
  { color: "var(--sea)", dash: "none" },
  { color: "var(--segment-io)", dash: "7 3" },
  { color: "var(--segment-gil)", dash: "2 3" },
  { color: "var(--segment-drain)", dash: "9 3 2 3" },
] as const;

/** How a scenario is called for short: A, B, C, D. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}
