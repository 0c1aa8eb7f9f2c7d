import type { Explanation, WhyUnit } from "./explanation";
import { difference, quotient } from "./expression";
import type { ModelPage } from "./modelPages";

interface Side {
  readonly name: string;
  readonly value: number;
}

interface Change {
  readonly title: string;
  /** Of what changes; that of after has a prime. */
  readonly symbol: string;
  readonly unit: WhyUnit;
  readonly before: Side;
  readonly after: Side;
  readonly note: string;
  readonly page: ModelPage;
}

/** A relative change: after over before, less one. */
export function explainChange({ title, symbol, unit, before, after, note, page }: Change): Explanation {
  return {
    title,
    value: after.value / before.value - 1,
    unit: "share",
    formula: { left: "change", right: difference(quotient(`${symbol}′`, symbol), 1) },
    symbols: [
      { symbol, unit, ...before },
      { symbol: `${symbol}′`, unit, ...after },
    ],
    note,
    page,
  };
}
