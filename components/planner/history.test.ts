import { describe, expect, it } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { left, NO_HISTORY, redone, type Step, undone } from "./history";

function step(name: string): Step {
  return { draft: { ...EXAMPLE, name }, tried: null };
}

describe("history", () => {
  it("keeps one gesture as one step, and each change that stands alone as its own", () => {
    let history = left(NO_HISTORY, step("a"), "rate");
    history = left(history, step("b"), "rate");
    expect(history.past).toHaveLength(1);
    history = left(history, step("c"), "cpus");
    history = left(history, step("d"), null);
    history = left(history, step("e"), null);
    expect(history.past.map(({ draft }) => draft.name)).toEqual(["a", "c", "d", "e"]);
  });

  it("goes back and forth between the same steps", () => {
    const history = left(NO_HISTORY, step("a"), "rate");
    const back = undone(history, step("b"));
    expect(back?.step.draft.name).toBe("a");
    if (back === null) return;
    const forth = redone(back.history, back.step);
    expect(forth?.step.draft.name).toBe("b");
    expect(forth?.history.past.map(({ draft }) => draft.name)).toEqual(["a"]);
    expect(undone(back.history, back.step)).toBeNull();
  });

  it("has no way forward from a change made after going back", () => {
    const back = undone(left(NO_HISTORY, step("a"), null), step("b"));
    if (back === null) throw new Error("There is a step.");
    expect(redone(left(back.history, step("a"), null), step("c"))).toBeNull();
  });

  it("forgets the oldest of very many steps", () => {
    let history = NO_HISTORY;
    for (let count = 0; count < 500; count++) history = left(history, step(String(count)), null);
    expect(history.past).toHaveLength(200);
    expect(history.past.at(-1)?.draft.name).toBe("499");
  });
});
