import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makePlan } from "@/lib/planning/makePlan";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { createFollower } from "./follower";
import { createPlannerStore } from "./plannerStore";

const PLAN = makePlan(EXAMPLE);
const OTHER = { ...EXAMPLE, name: "another" };

function followed() {
  const source = createPlannerStore({ answer: { scenario: EXAMPLE, plan: PLAN }, saved: null });
  source.getState().learnToCheck(() => []);
  const follower = createFollower(source);
  const end = follower.follow();
  const answer = () => {
    const { valid, answered } = source.getState();
    answered({ scenario: valid, plan: PLAN }, null);
    return valid;
  };
  const ask = (name: string) => source.getState().edit(["name"], name);
  return { source, follower, end, ask, answer, shown: () => follower.store.getState().answer.scenario };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a part of the page that follows the planner", () => {
  it("follows at once while it is seen", () => {
    const { source, follower, shown } = followed();
    source.getState().answered({ scenario: OTHER, plan: PLAN }, null);
    expect(shown()).toBe(OTHER);
    expect(follower.behind.getState()).toBe(false);
  });

  it("says that it is behind while nobody sees it, and follows once the planner rests", () => {
    const { follower, shown, ask, answer } = followed();
    follower.see(false);
    ask("typed");
    answer();
    expect(shown()).toBe(EXAMPLE);
    expect(follower.behind.getState()).toBe(true);
    vi.advanceTimersByTime(100);
    ask("typed on");
    const last = answer();
    vi.advanceTimersByTime(100);
    expect(shown()).toBe(EXAMPLE);
    vi.advanceTimersByTime(200);
    expect(shown()).toBe(last);
    expect(follower.behind.getState()).toBe(false);
  });

  it("waits for the answer that is on its way, but not for ever", () => {
    const { follower, shown, ask, answer } = followed();
    follower.see(false);
    ask("asked");
    answer();
    ask("asked again");
    vi.advanceTimersByTime(500);
    expect(shown()).toBe(EXAMPLE);
    const last = answer();
    vi.advanceTimersByTime(300);
    expect(shown()).toBe(last);
    ask("never answered");
    vi.advanceTimersByTime(1200);
    expect(follower.store.getState().draft.name).toBe("never answered");
  });

  it("is not put off for ever by the progress of a simulation", () => {
    const { source, follower } = followed();
    follower.see(false);
    for (let tick = 0; tick < 10; tick++) {
      source.getState().simulationTold({ state: "running", result: null, of: null });
      vi.advanceTimersByTime(50);
    }
    expect(follower.store.getState().simulated.state).toBe("running");
  });

  it("catches up when it comes into sight, and is deaf once ended", () => {
    const { source, follower, end, shown } = followed();
    follower.see(false);
    source.getState().answered({ scenario: OTHER, plan: PLAN }, null);
    follower.see(true);
    expect(shown()).toBe(OTHER);
    end();
    source.getState().answered({ scenario: EXAMPLE, plan: PLAN }, null);
    expect(shown()).toBe(OTHER);
  });
});
