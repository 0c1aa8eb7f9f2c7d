/** Stands for a character that can't be printed. */
const BOX = "□";

/**
 * Plain data in which every character that a font lacks is a box: the PDF library would print another character
 * in its place, and a name must not be printed as a different name.
 */
export function printable<T>(data: T, hasGlyph: (codePoint: number) => boolean): T {
  return JSON.parse(JSON.stringify(data), (_key, value: unknown) =>
    typeof value === "string"
      ? Array.from(value, (character) => (hasGlyph(character.codePointAt(0) ?? 0) ? character : BOX)).join("")
      : value,
  );
}
