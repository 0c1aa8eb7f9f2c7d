/**
 * @typedef {"reads" | "changes" | "answers" | "guesses"} BudgetName
 * @typedef {{ readonly points: number, readonly seconds: number }} Budget how many a client may spend in so many seconds
 * @typedef {Readonly<Record<BudgetName, Budget>>} Budgets
 */

/**
 * An office behind one address fits; a script that hammers does not.
 * @type {Budgets}
 */
export const DEFAULT_BUDGETS = {
  reads: { points: 1200, seconds: 60 },
  changes: { points: 300, seconds: 60 },
  /** What computes: a plan, a report, a page or picture that carries an answer. */
  answers: { points: 120, seconds: 60 },
  /** Addresses of links that open nothing. */
  guesses: { points: 30, seconds: 600 },
};

/** What a person is told that they did too often. */
export const BUDGET_WORDS = {
  reads: "requests",
  changes: "changes",
  answers: "plans and reports",
  guesses: "links that open nothing",
};

const NAMES = /** @type {const} */ (["reads", "changes", "answers", "guesses"]);

/**
 * The budgets, with those that `text` names at other sizes: `changes=600 answers=60`.
 * @param {string} text
 * @returns {Budgets}
 */
export function parseBudgets(text) {
  const budgets = { ...DEFAULT_BUDGETS };
  for (const part of text.split(/[\s,]+/).filter((one) => one !== "")) {
    const [, word, digits] = /^([a-z]+)=(\d{1,9})$/.exec(part) ?? [];
    const name = NAMES.find((one) => one === word);
    if (name === undefined || Number(digits) < 1)
      throw new Error(`"${part}" is no limit: write one of ${NAMES.join(", ")}, then = and a whole number from 1.`);
    budgets[name] = { ...budgets[name], points: Number(digits) };
  }
  return budgets;
}

const READING = new Set(["GET", "HEAD", "OPTIONS"]);
/** A probe must be answered whoever asks, and asks for nothing. Files of the build cost nothing. */
const FREE = new Set(["/api/health", "/api/ready", "/_next/static"]);
const COMPUTING = /^\/(?:api\/(?:plan|report|scenarios\/(?:import|export))|s\/.*|scenarios\/\[id\].*)?$/;
/** Takes a token in its body. */
const MOVE = "/api/scenarios/move";

/**
 * What a request spends. By method and the shape of the route, so that a new route is limited without being listed:
 * whatever changes anything is a change, and whoever presents a token may be guessing.
 * @param {string} method
 * @param {string} route the pattern: "/api/scenarios/[id]"
 * @returns {readonly BudgetName[]}
 */
export function budgetsOf(method, route) {
  if (FREE.has(route)) return [];
  /** @type {BudgetName} */
  const budget = COMPUTING.test(route) ? "answers" : READING.has(method) ? "reads" : "changes";
  return route.includes("[token]") || route === MOVE ? [budget, "guesses"] : [budget];
}
