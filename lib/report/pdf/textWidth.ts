/** About how wide a line of Inter is, in points; its mean letter is 0.56 of the size. Good enough to place a label. */
export function textWidth(text: string, size: number): number {
  return Array.from(text).length * 0.56 * size;
}
