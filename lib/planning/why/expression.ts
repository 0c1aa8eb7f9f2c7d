/** A formula over named symbols, small enough to be written out and computed by the same tree. */
export type Expression =
  | { readonly kind: "symbol"; readonly symbol: string }
  | { readonly kind: "number"; readonly value: number }
  | {
      readonly kind: "operation";
      readonly operator: "+" | "−" | "×" | "÷";
      readonly terms: readonly Expression[];
    };

type Term = Expression | string | number;

function termOf(term: Term): Expression {
  if (typeof term === "string") return { kind: "symbol", symbol: term };
  return typeof term === "number" ? { kind: "number", value: term } : term;
}

function operation(operator: "+" | "−" | "×" | "÷", terms: readonly Term[]): Expression {
  const [only] = terms;
  return terms.length === 1 && only !== undefined
    ? termOf(only)
    : { kind: "operation", operator, terms: terms.map(termOf) };
}

export function sum(...terms: readonly Term[]): Expression {
  return operation("+", terms);
}

export function difference(...terms: readonly Term[]): Expression {
  return operation("−", terms);
}

export function product(...terms: readonly Term[]): Expression {
  return operation("×", terms);
}

export function quotient(above: Term, below: Term): Expression {
  return operation("÷", [above, below]);
}

function applied(operator: "+" | "−" | "×" | "÷", left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "−":
      return left - right;
    case "×":
      return left * right;
    case "÷":
      return left / right;
  }
}

/** The value of a formula; `read` gives each symbol's in one consistent system of units. */
export function evaluateExpression(expression: Expression, read: (symbol: string) => number): number {
  switch (expression.kind) {
    case "symbol":
      return read(expression.symbol);
    case "number":
      return expression.value;
    case "operation": {
      const [first = Number.NaN, ...rest] = expression.terms.map((term) => evaluateExpression(term, read));
      return rest.reduce((result, value) => applied(expression.operator, result, value), first);
    }
  }
}

const BINDS = { "+": 1, "−": 1, "×": 2, "÷": 2 } as const;

/** The formula on one line, each symbol spelled as asked: its letter, or its value of today. */
export function expressionText(expression: Expression, spell: (symbol: string) => string): string {
  const write = (one: Expression, outer: number, needsBrackets: boolean): string => {
    if (one.kind === "symbol") return spell(one.symbol);
    if (one.kind === "number") return String(one.value);
    const binds = BINDS[one.operator];
    const text = one.terms
      // After a minus or a division, what is of the same strength must stay together.
      .map((term, index) => write(term, binds, index > 0 && (one.operator === "−" || one.operator === "÷")))
      .join(` ${one.operator} `);
    return binds < outer || (needsBrackets && binds === outer) ? `(${text})` : text;
  };
  return write(expression, 0, false);
}
