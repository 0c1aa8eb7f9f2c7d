/** A scenario's name as a file name that every system takes: "Django shop, peak hour" → "django-shop-peak-hour". */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase()
    .slice(0, 60);
  return plain === "" ? "scenario" : plain;
}
