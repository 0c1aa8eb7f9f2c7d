/** Regions whose printers hold Letter (Unicode CLDR, measurementData: paperSize US-Letter). */
const LETTER = new Set(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]);

/** The paper that the reader's printer holds, by the region of the browser's language. */
export function paperHere(): "A4" | "LETTER" {
  return LETTER.has(new Intl.Locale(navigator.language).maximize().region ?? "") ? "LETTER" : "A4";
}
