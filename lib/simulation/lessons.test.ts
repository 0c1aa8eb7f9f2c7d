import { describe, expect, it } from "vitest";
import { scenarioIssues } from "@/lib/scenario/parse";
import { LESSONS } from "@/lib/scenario/presets/lessons";
import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import { createSimulation, type SimulationSnapshot } from "./createSimulation";

/** A minute of a scenario, as the picture shows it: how much of the time something is seen, and the mean response. */
function minuteOf(scenario: Scenario, isSeen: (now: SimulationSnapshot) => boolean) {
  const simulation = createSimulation(resolve(scenario), scenario.server, { seed: 42 });
  let moments = 0;
  let seen = 0;
  for (let timeMs = 50; timeMs <= 60_000; timeMs += 50) {
    simulation.advanceTo(timeMs);
    moments++;
    if (isSeen(simulation.snapshot())) seen++;
  }
  return { share: seen / moments, meanMs: simulation.snapshot().meanMs };
}

const slotsOf = (now: SimulationSnapshot) => now.processes.flatMap(({ slots }) => slots);

/** What each lesson says is to be seen. */
const SYMPTOMS: Readonly<Record<string, (now: SimulationSnapshot) => boolean>> = {
  convoy: (now) => slotsOf(now).filter((state) => state === "waitingForGil").length >= 2,
  "slow-client": (now) => slotsOf(now).every((state) => state === "held") && now.backlog > 0,
  hoarding: (now) =>
    now.processes.some(({ queue }) => queue > 0) && now.processes.some(({ slots }) => slots.includes("idle")),
  "full-backlog": (now) => now.turnedAway > 0 && slotsOf(now).every((state) => state === "idle"),
};

describe("what a lesson says is seen", () => {
  it.each(LESSONS)("$name", ({ id, scenario, cure }) => {
    expect(scenarioIssues(scenario)).toEqual([]);
    expect(scenarioIssues(cure.scenario)).toEqual([]);
    const symptom = SYMPTOMS[id];
    if (symptom === undefined) throw new Error(`No symptom is known of ${id}.`);
    const ill = minuteOf(scenario, symptom);
    const cured = minuteOf(cure.scenario, symptom);
    expect(ill.share).toBeGreaterThan(0.02);
    expect(cured.share).toBeLessThan(ill.share / 10);
    expect(cured.meanMs).toBeLessThan(0.9 * ill.meanMs);
  });
});
