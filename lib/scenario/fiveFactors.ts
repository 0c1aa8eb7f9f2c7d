import type { FactorId } from "./inputs";

/** The five things that decide how a server behaves, in the order of the form, the explanation and the report. */
export const FIVE_FACTORS = ["host", "hardware", "network", "server", "application"] as const satisfies FactorId[];
export type FiveFactor = (typeof FIVE_FACTORS)[number];
