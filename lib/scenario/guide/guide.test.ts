import { describe, expect, it } from "vitest";
import { scenarioIssues } from "@/lib/scenario/parse";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { GUIDE_QUESTIONS } from "./guideQuestions";
import { meanDemand, withProcessSize, withRequestTime, withWaitShare } from "./requestShape";

const groups = GUIDE_QUESTIONS.flatMap((question) => question.groups);

describe("the guide", () => {
  it("asks five questions, each of which one may not know", () => {
    expect(GUIDE_QUESTIONS).toHaveLength(5);
    for (const { choices, typical } of groups) {
      expect(typical.says).toMatch(/\.$/);
      if (typical.choice !== null) expect(choices.map(({ id }) => id)).toContain(typical.choice);
    }
  });

  it("gives a valid scenario whichever choices are made, in the order of the questions", () => {
    const longest = Math.max(...groups.map(({ choices }) => choices.length));
    for (let turn = 0; turn < longest; turn++) {
      let scenario: Scenario = EXAMPLE;
      for (const { choices } of groups) scenario = choices[turn % choices.length]?.apply(scenario) ?? scenario;
      expect(scenarioIssues(scenario)).toEqual([]);
    }
  });

  it.each(groups.flatMap(({ choices }) => choices))("takes $name alone on top of the example", ({ apply }) => {
    expect(scenarioIssues(apply(EXAMPLE))).toEqual([]);
  });
});

describe("the shape of a request", () => {
  it("takes the time and the share of waiting that were asked for, over all classes", () => {
    const { cpuMs, ioMs } = meanDemand(withWaitShare(withRequestTime(EXAMPLE, 200), 0.8));
    expect(cpuMs).toBeCloseTo(40, 0);
    expect(ioMs).toBeCloseTo(160, 0);
    const [page, search] = withRequestTime(EXAMPLE, 200).application.classes;
    expect((search?.ioMs.mean ?? 0) / (page?.ioMs.mean ?? 1)).toBeCloseTo(3, 1);
  });

  it("keeps the shared part of a process in proportion", () => {
    const { processMiB, sharedBeforeForkMiB } = withProcessSize(EXAMPLE, 60).application.memory;
    expect([processMiB, sharedBeforeForkMiB]).toEqual([60, 30]);
  });
});
