import { expect, test } from "vitest";
import { drawScenarios, referee } from "./referee";
import { summariseReferee } from "./refereeReport";

/** What `npm run validate -- --random 40` prints: floors a little below what was seen, so that no change makes it worse unseen. */
test("forty drawn scenarios: the model keeps as near the simulation as it was, and knows where it does not", () => {
  const refereed = drawScenarios(40, 7)
    .map(referee)
    .filter((one) => one !== null);
  const { decided, meanWithin, p95Within, saidOutside } = summariseReferee(refereed);
  expect(decided).toBeGreaterThanOrEqual(15);
  expect(meanWithin).toBeGreaterThan(0.75);
  expect(p95Within).toBeGreaterThan(0.85);
  expect(saidOutside).toBeGreaterThan(0.5);
}, 600_000);
