/** What every answer carries, whatever it is. The policy on scripts differs by page: proxy.ts. */
export const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** An address that is a key: not told to the next site, and not to be found by a search. */
export const TOKEN_PAGE_HEADERS = {
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
};

/** Told only over https, where a browser may be bound to it. */
export const HTTPS_HEADERS = { "Strict-Transport-Security": "max-age=31536000" };

/** An answer of the API is data for one caller: never cached, never a document with scripts of its own. */
export const API_HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Robots-Tag": "noindex",
};
