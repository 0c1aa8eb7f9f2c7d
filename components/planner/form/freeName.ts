/** A name that no entry has yet: "Cable", "Cable 2", "Cable 3" … */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const candidate = `${wanted} ${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
