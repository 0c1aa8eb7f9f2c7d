/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // The SQLite driver and the PDF renderer are Node libraries: loaded at run time, not bundled.
  serverExternalPackages: ["@prisma/adapter-libsql", "@libsql/client", "libsql", "@react-pdf/renderer"],
};
