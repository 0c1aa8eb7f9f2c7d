import { parseBudgets } from "./limits/budgets.mjs";
import { trustedProxies } from "./limits/clientAddress.mjs";

/** What an operator set wrongly; its message says what to set. */
class SettingsFault extends Error {}

const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"];
/** A token that is shorter could be guessed. */
const MIN_TOKEN_LENGTH = 16;

/**
 * @param {string} name
 * @param {string | undefined} text
 * @param {{ min: number, max: number, otherwise: number }} range
 */
function wholeNumber(name, text, { min, max, otherwise }) {
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new SettingsFault(`${name} is "${text}": give a whole number from ${min} to ${max}.`);
}

/**
 * @param {string | undefined} level
 * @param {boolean} terminal
 */
function logLevel(level, terminal) {
  // A person at a terminal wants to read what needs them; a collector takes it all.
  if (level === undefined || level === "") return terminal ? "warn" : "info";
  if (LOG_LEVELS.includes(level)) return level;
  throw new SettingsFault(`PLIMSOLL_LOG_LEVEL is "${level}": choose one of ${LOG_LEVELS.join(", ")}.`);
}

/** @param {string | undefined} token */
function metricsToken(token) {
  if (token === undefined || token === "") return null;
  if (token.length >= MIN_TOKEN_LENGTH) return token;
  throw new SettingsFault(`PLIMSOLL_METRICS_TOKEN must have at least ${MIN_TOKEN_LENGTH} characters.`);
}

/**
 * @template T
 * @param {string} name
 * @param {() => T} parse
 */
function setting(name, parse) {
  try {
    return parse();
  } catch (cause) {
    throw new SettingsFault(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/**
 * How this server is run, as its environment says. docs/operations.md lists every variable.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {{ terminal?: boolean }} [where]
 * @throws {SettingsFault}
 */
export function operationSettings(env, { terminal = false } = {}) {
  const { PLIMSOLL_DRAIN_SECONDS, PLIMSOLL_LOG_LEVEL, PLIMSOLL_METRICS_TOKEN, PLIMSOLL_RATE_LIMITS } = env;
  const { PLIMSOLL_TRUSTED_PROXIES } = env;
  return {
    budgets: setting("PLIMSOLL_RATE_LIMITS", () => parseBudgets(PLIMSOLL_RATE_LIMITS ?? "")),
    trusted: setting("PLIMSOLL_TRUSTED_PROXIES", () => trustedProxies(PLIMSOLL_TRUSTED_PROXIES ?? "")),
    metricsToken: metricsToken(PLIMSOLL_METRICS_TOKEN),
    logLevel: logLevel(PLIMSOLL_LOG_LEVEL, terminal),
    /** Between SIGTERM and the end of accepting: time for whoever asks `/api/ready` to notice. */
    drainSeconds: wholeNumber("PLIMSOLL_DRAIN_SECONDS", PLIMSOLL_DRAIN_SECONDS, { min: 0, max: 60, otherwise: 0 }),
  };
}
