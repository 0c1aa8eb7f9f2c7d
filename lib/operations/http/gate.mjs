import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { BUDGET_WORDS, budgetsOf } from "../limits/budgets.mjs";
import { clientAddress, clientKey } from "../limits/clientAddress.mjs";
import { redactedFault } from "../logs/redacted.mjs";
import {
  collectProcessMetrics,
  rateLimited,
  register,
  requestSeconds,
  requestsInFlight,
  saves,
} from "../metrics/metrics.mjs";
import { HEADERS, HTTPS_HEADERS } from "./headers.mjs";
import { refuse } from "./refusal.mjs";
import { MALFORMED } from "./routeTable.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Incoming
 * @typedef {import("node:http").ServerResponse} Outgoing
 * @typedef {(request: Incoming, response: Outgoing) => Promise<void>} Answer
 */

const READY = "/api/ready";
const METRICS = "/metrics";
const REQUEST_ID = /^[\w-]{8,64}$/;

/** @param {string} text */
const digest = (text) => createHash("sha256").update(text).digest();

/**
 * Whether a request carries the token, told in a time that says nothing of it.
 * @param {Incoming} request
 * @param {string} token
 */
function carries(request, token) {
  return timingSafeEqual(digest(request.headers.authorization ?? ""), digest(`Bearer ${token}`));
}

const SAVES = new Set(["POST /api/scenarios", "PUT /api/scenarios/[id]", "PUT /api/shared/[token]"]);

/**
 * @param {string} method
 * @param {string} route
 * @param {number} status
 */
function countSave(method, route, status) {
  const isSave = SAVES.has(`${method} ${route}`);
  if (!isSave) return;
  const outcome = status < 300 ? "saved" : status === 409 ? "conflict" : status < 500 ? "refused" : "failed";
  saves.inc({ outcome });
}

/**
 * What stands between the socket and the application: names each request, knows who asks, keeps each client to its
 * budgets, adds the headers that every answer carries, counts, and writes one line a request.
 * @param {object} parts
 * @param {Answer} parts.answer the application
 * @param {(url: string) => string} parts.routeOf
 * @param {import("../limits/rateLimits.mjs").RateLimits} parts.limits
 * @param {ReturnType<typeof import("../settings.mjs").operationSettings>} parts.settings
 * @param {import("pino").Logger} parts.log
 */
export function openGate({ answer, routeOf, limits, settings, log }) {
  let stopping = false;
  collectProcessMetrics();

  /**
   * The seconds to wait where a budget is spent; null where all have room.
   * @param {readonly import("../limits/budgets.mjs").BudgetName[]} budgets
   * @param {string} client
   */
  async function spend(budgets, client) {
    for (const budget of budgets) {
      const seconds = await limits.spend(budget, client);
      if (seconds !== null) return { budget, seconds };
    }
    return null;
  }

  /** @type {Answer} */
  async function pass(request, response) {
    const started = performance.now();
    const { method = "GET", url = "/" } = request;
    const route = routeOf(url);
    const peer = request.socket.remoteAddress;
    const fromProxy = clientAddress(peer, "0.0.0.0", settings.trusted) === "0.0.0.0";
    const { "x-request-id": given, "x-forwarded-for": forwardedFor, "x-forwarded-proto": protocol } = request.headers;
    const client = clientAddress(peer, forwardedFor?.toString(), settings.trusted);
    const requestId =
      fromProxy && REQUEST_ID.test(given?.toString() ?? "") ? `${given}` : randomBytes(16).toString("base64url");
    request.headers["x-request-id"] = requestId;

    response.setHeader("X-Request-Id", requestId);
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (protocol?.toString().startsWith("https"))
      for (const [name, value] of Object.entries(HTTPS_HEADERS)) response.setHeader(name, value);
    if (stopping) response.setHeader("Connection", "close");

    requestsInFlight.inc();
    response.once("close", () => {
      requestsInFlight.dec();
      const status = response.writableFinished ? response.statusCode : 499; // the client left before the answer
      const ms = performance.now() - started;
      requestSeconds.observe({ method, route, status }, ms / 1000);
      countSave(method, route, status);
      log.info({ requestId, client, method, route, status, ms: Math.round(ms * 10) / 10 }, "request");
    });

    if (settings.metricsToken !== null && url === METRICS && carries(request, settings.metricsToken)) {
      response.setHeader("Content-Type", register.contentType);
      response.end(await register.metrics());
      return;
    }
    const api = url.startsWith("/api/");
    if (stopping && route === READY) {
      const message = "This server is about to stop, and takes no new work.";
      refuse(response, { api, status: 503, code: "busy", message, requestId });
      return;
    }
    if (route === MALFORMED) {
      // Next would call this a fault of its own.
      const message = "This address can't be read: a % stands where no encoded character follows.";
      refuse(response, { api, status: 400, code: "invalid-input", message, requestId });
      return;
    }
    const budgets = budgetsOf(method, route);
    const key = clientKey(client);
    const spent = await spend(budgets, key);
    if (spent !== null) {
      const { budget, seconds } = spent;
      rateLimited.inc({ budget });
      const message = `Too many ${BUDGET_WORDS[budget]} came from your address. Wait ${seconds} seconds, then try again.`;
      refuse(response, { api, status: 429, code: "rate-limited", message, requestId, retryAfterSeconds: seconds });
      return;
    }
    if (budgets.includes("guesses"))
      // Taken before the answer, so that many at once can't outrun it; given back to whoever holds a real link.
      response.once("close", () => {
        if (response.statusCode < 400)
          limits.giveBack("guesses", key).catch((cause) => log.warn({ fault: redactedFault(cause) }, "limit"));
      });
    await answer(request, response);
  }

  return {
    /** @type {Answer} */
    handle: async (request, response) => {
      try {
        await pass(request, response);
      } catch (cause) {
        const requestId = `${response.getHeader("X-Request-Id")}`;
        log.error({ requestId, fault: redactedFault(cause) }, "gate");
        const message = `Something failed inside Plimsoll. Try again; if it stays, report ${requestId}.`;
        refuse(response, { api: true, status: 500, code: "internal", message, requestId });
      }
    },
    /** From now on the server is not ready, and asks each connection to close after its answer. */
    stop: () => {
      stopping = true;
    },
  };
}
