/** What every answer carries, whatever it is. The policy on scripts differs by page: proxy.ts. */
const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked once, by `npm run verify` and `npm test`; `npm start` need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // The SQLite driver and the PDF renderer are Node libraries: loaded at run time, not bundled.
  serverExternalPackages: ["@prisma/adapter-libsql", "@libsql/client", "libsql", "@react-pdf/renderer"],
  // Read by path when a report is printed, so no import leads to them.
  outputFileTracingIncludes: { "/api/report": ["./node_modules/@expo-google-fonts/{inter,jetbrains-mono}/**/*.ttf"] },
  headers: async () => [
    { source: "/:path*", headers: Object.entries(HEADERS).map(([key, value]) => ({ key, value })) },
  ],
};
