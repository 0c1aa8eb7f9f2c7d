import { expect, onTestFinished, test } from "vitest";
import { startPostgres } from "@/lib/testing/postgresServer.mjs";
import { parseBudgets } from "./budgets.mjs";
import { openRateLimits } from "./rateLimits.mjs";

test("over PostgreSQL replicas that start at once draw on one budget, reads aside, and go on when it is away", async () => {
  const postgres = await startPostgres();
  let running = true;
  const stop = async () => {
    if (running) await postgres.stop("SIGQUIT");
    running = false;
  };
  onTestFinished(stop);
  const url = await postgres.createDatabase("limits");
  const budgets = parseBudgets("changes=10 reads=5 guesses=2");
  const replicas = await Promise.all([1, 2, 3].map(() => openRateLimits(url, budgets)));
  const [one, other] = replicas;
  if (one === undefined || other === undefined) throw new Error("unreachable");

  const spent = await Promise.all(
    Array.from({ length: 30 }, (_, index) => replicas[index % 3]?.spend("changes", "203.0.113.9")),
  );
  expect(spent.filter((seconds) => seconds === null)).toHaveLength(10);
  for (const seconds of spent.filter((seconds) => typeof seconds === "number")) expect(seconds).toBeLessThanOrEqual(60);
  expect(await other.spend("changes", "203.0.113.10")).toBeNull();

  await one.spend("guesses", "a");
  await other.spend("guesses", "a");
  expect(await one.spend("guesses", "a")).not.toBeNull();
  await other.giveBack("guesses", "a");
  await other.giveBack("guesses", "a");
  expect(await one.spend("guesses", "a")).toBeNull();

  for (let count = 0; count < 5; count++) expect(await one.spend("reads", "a")).toBeNull();
  expect(await other.spend("reads", "a")).toBeNull();

  await stop();
  const alone = await Promise.all(Array.from({ length: 12 }, () => one.spend("changes", "203.0.113.11")));
  expect(alone.filter((seconds) => seconds === null)).toHaveLength(10);
  await Promise.all(replicas.map((replica) => replica.close()));
});
