import { emphasisedParts } from "@/lib/report/emphasis";

/** A number and its unit, which a line break must not part. */
const QUANTITY = /(\d[\d.,]* (?:%|ms|s|req\/s|users?|[KMG]iB)(?![\w/]))/;

function unbroken(text: string) {
  return text.split(QUANTITY).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in its order.
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );
}

export function EmphasisedNumbers({ text }: { readonly text: string }) {
  return emphasisedParts(text).map((part) =>
    part.emphasis === null ? (
      unbroken(part.text)
    ) : (
      <span key={part.offset} className={part.emphasis === "line" ? "text-load" : "text-sea"}>
        {unbroken(part.text)}
      </span>
    ),
  );
}
