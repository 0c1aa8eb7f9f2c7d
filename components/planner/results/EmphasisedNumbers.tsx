/** A mix, a duration, or the distance to the line: what the eye should find first in the sentence. */
const NUMBERS =
  /(\d[\d,]* process(?:es)?(?: × \d[\d,]* (?:threads?|greenlets?))?|[\d.,]+ (?:ms|s)\b|[\d.,]+ % (?:below|above|past) the line)/g;

export function EmphasisedNumbers({ text }: { readonly text: string }) {
  let offset = 0;
  return text.split(NUMBERS).map((part, index) => {
    const key = offset;
    offset += part.length;
    if (index % 2 === 0) return part;
    return (
      <span key={key} className={part.endsWith("the line") ? "text-load" : "text-sea"}>
        {part}
      </span>
    );
  });
}
