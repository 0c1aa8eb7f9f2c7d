import { API_HEADERS } from "./headers.mjs";

/**
 * Refuses a request before it reaches a route: to a program in the API's own form, to a person as a bare page.
 * @param {import("node:http").ServerResponse} response
 * @param {{ api: boolean, status: 400 | 429 | 500 | 503, code: import("@/lib/errors/plimsollError").ErrorCode, message: string, requestId: string, retryAfterSeconds?: number }} refusal
 */
export function refuse(response, { api, status, code, message, requestId, retryAfterSeconds }) {
  if (response.headersSent) return void response.destroy();
  const body = api
    ? JSON.stringify({ error: { code, message, issues: [], requestId } })
    : `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Plimsoll</title><h1>Not now</h1><p>${message}</p></html>`;
  for (const [name, value] of Object.entries(API_HEADERS)) response.setHeader(name, value);
  if (retryAfterSeconds !== undefined) response.setHeader("Retry-After", String(retryAfterSeconds));
  response.setHeader("Content-Type", `${api ? "application/json" : "text/html"}; charset=utf-8`);
  response.statusCode = status;
  response.end(body);
}
