import { HEADERS, TOKEN_PAGE_HEADERS } from "./lib/operations/http/headers.mjs";

/** @param {Readonly<Record<string, string>>} headers */
const listed = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // A keystroke is answered anew: what it does not change is not drawn again (docs/decisions/014-react-compiler.md).
  reactCompiler: true,
  // Types are checked once, by `npm run verify` and `npm test`; `npm start` need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // The database drivers and the PDF renderer are Node libraries: loaded at run time, not bundled.
  serverExternalPackages: [
    "@prisma/adapter-libsql",
    "@libsql/client",
    "libsql",
    "@prisma/adapter-pg",
    "@react-pdf/renderer",
    // One registry and one pool of connections a process, whichever bundle asks.
    "prom-client",
    "pino",
    "pg",
  ],
  // No picture is resized here, so there is no service for it to be worn out.
  images: { unoptimized: true },
  // Read by path when a report is printed or a page of the model is shown, so no import leads to them.
  outputFileTracingIncludes: {
    "/api/report": ["./node_modules/@expo-google-fonts/{inter,jetbrains-mono}/**/*.ttf"],
    "/model": ["./docs/model/**/*"],
    "/model/**": ["./docs/model/**/*"],
  },
  headers: async () => [
    { source: "/:path*", headers: listed(HEADERS) },
    { source: "/s/:path*", headers: listed(TOKEN_PAGE_HEADERS) },
    { source: "/api/shared/:path*", headers: listed(TOKEN_PAGE_HEADERS) },
  ],
};
