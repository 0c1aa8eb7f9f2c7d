/** A scenario's name as a file name that every system takes: "Django shop, peak hour" → "django-shop-peak-hour". */
export function fileNameOf(name: string): string {
  const words = name.normalize("NFKD").replace(/\p{Mark}+/gu, "");
  const plain = words.replace(/[^\p{Letter}\p{Number}]+/gu, "-").replace(/^-+/, "");
  // Cut between characters, never inside one; the cut may leave a dash at the end.
  const short = Array.from(plain.toLowerCase()).slice(0, 60).join("").replace(/-+$/, "");
  return short === "" ? "scenario" : short;
}
