"use client";

import { type FormEvent, useEffect, useId, useMemo, useState } from "react";
import { failureText, listScenarios, readScenario } from "@/components/scenarios/api";
import { Button } from "@/components/ui/Button";
import type { ScenarioSummary } from "@/lib/scenario/apiSchema";
import { APPLICATION_PRESETS } from "@/lib/scenario/presets/applications";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { HOST_PRESETS } from "@/lib/scenario/presets/hosts";
import { LESSONS } from "@/lib/scenario/presets/lessons";
import type { Scenario } from "@/lib/scenario/scenario";
import { scenariosFrom } from "./scenarioFrom";

interface AddScenarioProps {
  /** What presets of a part are put into: the first scenario of the comparison. */
  readonly base: Scenario;
  readonly onAdd: (scenarios: readonly Scenario[]) => void;
}

/** A base with another application or another machine, the ready examples, and the example of the planner. */
function presetGroups(base: Scenario): readonly { readonly label: string; readonly scenarios: readonly Scenario[] }[] {
  return [
    { label: "The example", scenarios: [EXAMPLE] },
    {
      label: `“${base.name}” on another machine`,
      scenarios: HOST_PRESETS.map(({ name, host, hardware }) => ({
        ...base,
        name,
        host: { ...base.host, ...host },
        hardware: { ...base.hardware, ...hardware },
        ranges: [],
      })),
    },
    {
      label: "Another application, the rest as in the example",
      scenarios: APPLICATION_PRESETS.map(({ name, application, backends }) => ({
        ...EXAMPLE,
        name,
        application,
        backends: [...backends],
      })),
    },
    { label: "What can go wrong", scenarios: LESSONS.flatMap(({ scenario, cure }) => [scenario, cure.scenario]) },
  ];
}

/** Adds a scenario to the comparison: a preset, a saved one, or one behind a link. */
export function AddScenario({ base, onAdd }: AddScenarioProps) {
  const id = useId();
  const [saved, setSaved] = useState<readonly ScenarioSummary[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const groups = useMemo(() => presetGroups(base), [base]);

  useEffect(() => {
    let current = true;
    // Without saved scenarios there still are presets and links: nothing to tell.
    listScenarios().then(
      ({ scenarios }) => current && setSaved(scenarios.filter(({ state }) => state === "ok")),
      () => {},
    );
    return () => {
      current = false;
    };
  }, []);

  const add = async (find: () => Promise<readonly Scenario[]>): Promise<boolean> => {
    setFault(null);
    try {
      onAdd(await find());
      return true;
    } catch (error) {
      setFault(failureText(error));
      return false;
    }
  };

  const pick = (value: string) => {
    const preset = groups.flatMap(({ scenarios }) => scenarios)[Number(value.slice("preset:".length))];
    if (value.startsWith("saved:")) void add(async () => [(await readScenario(value.slice("saved:".length))).scenario]);
    else if (preset !== undefined) onAdd([preset]);
  };

  const paste = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const link = new FormData(form).get("link");
    if (typeof link === "string" && (await add(() => scenariosFrom(link)))) form.reset();
  };

  const presets = groups.flatMap(({ scenarios }) => scenarios);
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 print:hidden">
      <div className="flex items-center gap-2 text-sm">
        <label htmlFor={`${id}-pick`} className="text-mute text-xs">
          Add
        </label>
        <select
          id={`${id}-pick`}
          value=""
          className="w-64 truncate rounded-md border border-edge bg-card py-1 pr-1 pl-2 text-sm hover:border-edge-strong"
          onChange={(event) => pick(event.currentTarget.value)}
        >
          <option value="">choose a scenario …</option>
          {saved.length === 0 ? null : (
            <optgroup label="Saved in this browser">
              {saved.map(({ id: savedId, name }) => (
                <option key={savedId} value={`saved:${savedId}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
          {groups.map(({ label, scenarios }) => (
            <optgroup key={label} label={label}>
              {scenarios.map((scenario) => (
                <option key={scenario.name} value={`preset:${presets.indexOf(scenario)}`}>
                  {scenario.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <form className="flex min-w-0 items-center gap-2 text-sm" onSubmit={paste}>
        <label htmlFor={`${id}-link`} className="text-mute text-xs">
          or paste a link
        </label>
        <input
          id={`${id}-link`}
          name="link"
          required
          autoComplete="off"
          aria-describedby={`${id}-fault`}
          className="w-44 min-w-0 rounded-md border border-edge bg-card px-2 py-1 text-sm hover:border-edge-strong"
        />
        <Button type="submit">Add</Button>
      </form>
      <p id={`${id}-fault`} aria-live="polite" className="basis-full text-load text-sm empty:hidden">
        {fault}
      </p>
    </div>
  );
}
