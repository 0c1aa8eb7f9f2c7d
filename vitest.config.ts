import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.ts"],
    setupFiles: ["lib/testing/propertySeed.ts"],
    testTimeout: 120_000,
    maxWorkers: "100%",
  },
});
