/** The light theme of the screen (app/globals.css), on white paper. */
export const COLORS = {
  card: "#ffffff",
  well: "#f4f1e8",
  ink: "#10202e",
  mute: "#55636f",
  edge: "#dcd7cb",
  edgeStrong: "#8b8a80",
  sea: "#0f6e66",
  seaSoft: "#5eb5a9",
  load: "#c2410c",
  hatch: "#efebe0",
  hatchLine: "#cfc9b8",
} as const;
