/** About how wide a line of Inter is, in points; a letter takes 0.6 of the size, rather too much than too little. Good enough to place a label. */
export function textWidth(text: string, size: number): number {
  return Array.from(text).length * 0.6 * size;
}
