import { expect, test } from "vitest";
import { parseBudgets } from "./budgets.mjs";
import { openRateLimits } from "./rateLimits.mjs";

test("each client has a budget of its own, and is told how long to wait when it is spent", async () => {
  const limits = await openRateLimits("file:unused.db", parseBudgets("changes=3 guesses=1"));
  for (let count = 0; count < 3; count++) expect(await limits.spend("changes", "a")).toBeNull();
  const wait = await limits.spend("changes", "a");
  expect(wait).toBeGreaterThanOrEqual(1);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await limits.spend("changes", "b")).toBeNull();
  expect(await limits.spend("answers", "a")).toBeNull();
  await limits.close();
});

test("what is given back can be spent again", async () => {
  const limits = await openRateLimits("file:unused.db", parseBudgets("guesses=1"));
  for (let count = 0; count < 5; count++) {
    expect(await limits.spend("guesses", "a")).toBeNull();
    await limits.giveBack("guesses", "a");
  }
  expect(await limits.spend("guesses", "a")).toBeNull();
  expect(await limits.spend("guesses", "a")).not.toBeNull();
  await limits.close();
});
