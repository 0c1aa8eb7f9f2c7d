// npm run dev: the developer's loop, on the same database as npm start.
import "./requireNode.mjs";
import "./endWithNpm.mjs";
import { generateClient, installPackages, StepFailed } from "./prepare.mjs";
import { ROOT, runPackage } from "./run.mjs";

try {
  await installPackages();
  await generateClient();
  const { databaseUrlOr } = await import("../storage/databaseUrl.mjs");
  const { applyMigrations } = await import("../storage/migrate.mjs");
  const { DATABASE_URL } = process.env;
  await applyMigrations(databaseUrlOr(DATABASE_URL), ROOT);
  process.on("SIGINT", () => {}); // Next hears it too, and ends; so do we, after it
  process.exitCode = await runPackage("next/dist/bin/next", ["dev"]);
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = 1;
}
