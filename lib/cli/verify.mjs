// npm run verify: types, lint and unit tests, in seconds.
import "./requireNode.mjs";
import { generateClient, installPackages, StepFailed } from "./prepare.mjs";
import { runPackage } from "./run.mjs";

try {
  await installPackages();
  await generateClient();
  const exitCodes = [
    await runPackage("next/dist/bin/next", ["typegen"], { quiet: true }),
    await runPackage("typescript/bin/tsc", ["--noEmit"]),
    await runPackage("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
    await runPackage("vitest/vitest.mjs", ["run", "--exclude", "**/*.slow.test.ts"]),
  ];
  process.exitCode = Math.max(...exitCodes);
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = 1;
}
