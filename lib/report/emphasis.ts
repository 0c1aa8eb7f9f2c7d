/** A mix, a duration, or the distance to the line: what the eye should find first in a verdict. */
const NUMBERS =
  /(\d[\d,]* process(?:es)?(?: × \d[\d,]* (?:threads?|greenlets?))?|[\d.,]+ (?:ms|s)\b|[\d.,]+ % (?:below|above|past) the line)/g;

export interface EmphasisedPart {
  readonly text: string;
  /** `line` for the distance to the load line, `number` for the other figures, null for the words between. */
  readonly emphasis: "number" | "line" | null;
  /** Where the part begins in the sentence. */
  readonly offset: number;
}

/** A verdict in parts, which put together are the sentence again. */
export function emphasisedParts(sentence: string): readonly EmphasisedPart[] {
  let offset = 0;
  return sentence.split(NUMBERS).map((text, index) => {
    const emphasis = index % 2 === 0 ? null : text.endsWith("the line") ? "line" : "number";
    const part = { text, emphasis, offset } as const;
    offset += text.length;
    return part;
  });
}
