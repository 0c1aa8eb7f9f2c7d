import fc from "fast-check";
import { expect, test } from "vitest";
import { modelOf } from "@/lib/analytic/predict";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { plausibleScenario } from "@/lib/servers/plausibleScenario";
import { mapCell } from "./mapCell";
import { mixesOf, processAxis, threadAxis } from "./mixAxes";
import { mixName } from "./mixName";
import { recommendedMix } from "./recommend";

/** The recommended mix and those said to be as good, by name; the map of `axes`, so that both see the same mixes. */
function choiceOf(scenario: Scenario, axes: Scenario): { readonly chosen: string | null; readonly ties: string[] } {
  const model = modelOf(scenario);
  const threads = threadAxis(modelOf(axes));
  const cells = mixesOf(processAxis(modelOf(axes), threads), threads).map((mix) => mapCell(model, mix, null));
  const choice = recommendedMix(model, cells);
  const name = (mix: Parameters<typeof mixName>[0]) => mixName(mix, model.machine.system.facts);
  return { chosen: choice === null ? null : name(choice.mix), ties: choice?.ties.map(name) ?? [] };
}

function changed(scenario: Scenario, input: "load" | "cpu" | "waits", factor: number): Scenario {
  const { load } = scenario.traffic;
  if (input === "load")
    return {
      ...scenario,
      traffic: {
        ...scenario.traffic,
        load:
          load.kind === "open"
            ? { ...load, rateRps: load.rateRps * factor }
            : { ...load, thinkMs: { ...load.thinkMs, mean: load.thinkMs.mean / factor } },
      },
    };
  const classes = scenario.application.classes.map((one) =>
    input === "cpu"
      ? { ...one, cpuMs: { ...one.cpuMs, mean: one.cpuMs.mean * factor } }
      : { ...one, ioMs: { ...one.ioMs, mean: one.ioMs.mean * factor } },
  );
  return { ...scenario, application: { ...scenario.application, classes } };
}

function staysOrSaysSo(scenario: Scenario): void {
  const today = choiceOf(scenario, scenario);
  for (const input of ["load", "cpu", "waits"] as const)
    for (const factor of [0.99, 1.01]) {
      const other = choiceOf(changed(scenario, input, factor), scenario);
      if (other.chosen === today.chosen || other.chosen === null || today.chosen === null) continue;
      expect([...today.ties, ...other.ties], `${input} × ${factor}: ${today.chosen} → ${other.chosen}`).toEqual(
        expect.arrayContaining([expect.stringMatching(new RegExp(`^(${today.chosen}|${other.chosen})$`))]),
      );
    }
}

test("a change of 1 % in an input changes the recommendation only where it said that it is a tie", () => {
  staysOrSaysSo(EXAMPLE);
  fc.assert(fc.property(plausibleScenario(), staysOrSaysSo), { numRuns: 8 });
});
