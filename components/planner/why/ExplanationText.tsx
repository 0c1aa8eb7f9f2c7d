import Link from "next/link";
import { type Explanation, whyText } from "@/lib/planning/why/explanation";
import { expressionText } from "@/lib/planning/why/expression";
import { MODEL_PAGES } from "@/lib/planning/why/modelPages";

/** A number's formula in symbols and with its values, the symbols named, and the page behind it. */
export function ExplanationText({ explanation }: { readonly explanation: Explanation }) {
  const { title, value, unit, formula, symbols, note, page } = explanation;
  const valued = (symbol: string) => {
    const one = symbols.find((candidate) => candidate.symbol === symbol);
    return one === undefined ? symbol : whyText(one.value, one.unit);
  };
  return (
    <div className="grid gap-2">
      <p className="font-semibold">
        {title}: {whyText(value, unit)}
      </p>
      {formula === null ? null : (
        <div
          className="overflow-x-auto rounded-md bg-well px-2.5 py-2 font-mono text-xs leading-relaxed"
          data-testid="formula"
        >
          <p>
            {formula.left} = {expressionText(formula.right, (symbol) => symbol)}
          </p>
          <p className="text-mute">= {expressionText(formula.right, valued)}</p>
          <p className="font-semibold">= {whyText(value, unit)}</p>
        </div>
      )}
      <table className="text-xs">
        <caption className="sr-only">The symbols</caption>
        <tbody>
          {symbols.map((one) => (
            <tr key={one.symbol} className="border-edge border-t first:border-t-0">
              <th scope="row" className="py-0.5 pr-2 text-left align-top font-mono font-medium">
                {one.symbol}
              </th>
              <td className="py-0.5 pr-2">{one.name}</td>
              <td className="py-0.5 text-right align-top whitespace-nowrap">{whyText(one.value, one.unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-mute text-xs">{note}</p>
      <p className="text-xs">
        <Link href={`/model/${page}`} className="underline decoration-edge-strong underline-offset-2 hover:text-sea">
          The model: {MODEL_PAGES[page]}
        </Link>
      </p>
    </div>
  );
}
