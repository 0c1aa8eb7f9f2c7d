import { emphasisedParts } from "@/lib/report/emphasis";

export function EmphasisedNumbers({ text }: { readonly text: string }) {
  return emphasisedParts(text).map((part) =>
    part.emphasis === null ? (
      part.text
    ) : (
      <span key={part.offset} className={part.emphasis === "line" ? "text-load" : "text-sea"}>
        {part.text}
      </span>
    ),
  );
}
