import { create } from "qrcode";

/** Modules of white that a reader needs around the code (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;

export interface QrPath {
  /** Width and height of the drawing's square, in modules, quiet zone included. */
  readonly size: number;
  /** The dark modules as one path, a rectangle for each run in a row. */
  readonly d: string;
}

/**
 * The QR code of a text as a path (ISO/IEC 18004), at medium error correction: a tenth of a print may be damaged.
 * @throws Error when the text is longer than a code can hold (2,331 bytes)
 */
export function qrPath(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column) === 0) continue;
      const start = column;
      while (column < modules.size && modules.get(row, column) !== 0) column++;
      const width = column - start;
      runs.push(`M${start + QUIET} ${row + QUIET}h${width}v1h${-width}z`);
    }
  }
  return { size: modules.size + 2 * QUIET, d: runs.join("") };
}
