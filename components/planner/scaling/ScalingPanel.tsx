"use client";

import { useId, useMemo, useState } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import { count, figure } from "@/lib/analytic/wording";
import { cheapest, fleetOf } from "@/lib/planning/scaling/cheapest";
import type { Fleet } from "@/lib/planning/scaling/fleet";
import type { ScalingStep } from "@/lib/planning/scaling/scalingSteps";
import type { Scenario } from "@/lib/scenario/scenario";
import { readable } from "@/lib/units/formatQuantity";
import { parseQuantity } from "@/lib/units/parseQuantity";
import { AnalysisState } from "../AnalysisState";
import { type Question, useAnalysis } from "../useAnalysis";
import { FleetRow } from "./FleetRow";

const MULTIPLES = [1, 2, 5, 10] as const;
const SPARES = ["all machines up", "one may be down"] as const;

function costText(fleet: Fleet): string {
  return fleet.costPerHour === null
    ? `${figure(fleet.costInMachines)} × today's`
    : `${figure(fleet.costPerHour)} an hour`;
}

/** Bigger machines or more of them, for a multiple of today's traffic, with cost. */
export function ScalingPanel({ scenario }: { readonly scenario: Scenario }) {
  const [times, setTimes] = useState<number>(2);
  const [typed, setTyped] = useState("");
  const [spare, setSpare] = useState<(typeof SPARES)[number]>(SPARES[0]);
  const field = useId();
  const multiples = useMemo(() => [...new Set<number>([...MULTIPLES, times])].sort((a, b) => a - b), [times]);
  const question = useMemo<Question<ScalingStep>>(
    () => ({ analysis: "scaling", run: (service, tell) => service.scaling(scenario, multiples, tell) }),
    [scenario, multiples],
  );
  const { state, step } = useAnalysis(question);
  const options = step?.options ?? [];
  const oneDown = spare === SPARES[1];
  const best = cheapest(options, times, oneDown);
  const bestFleet = best === null ? null : fleetOf(best, times, oneDown);
  const parsed = typed.trim() === "" ? null : parseQuantity(typed, "times", "×");
  const fault =
    parsed === null || (parsed.ok && parsed.value >= 0.01 && parsed.value <= 1000)
      ? null
      : "Enter 0.01 to 1,000 times.";
  return (
    <ChartCard
      title={
        bestFleet === null || best === null
          ? `Machines for ${figure(times)} times the traffic`
          : `${figure(times)} times the traffic: ${count(bestFleet.machines)} ${bestFleet.machines === 1 ? "machine" : "machines"} of ${count(best.cpus)} CPUs ${bestFleet.machines === 1 ? "costs" : "cost"} least`
      }
      description="A bigger machine or more of them. Prices are taken in proportion to size; each square is a machine."
      fileName="scaling"
      table={{
        columns: [
          "times the load",
          "CPUs",
          "memory MiB",
          "machines",
          "mix",
          "p ms",
          "cost",
          "with one down",
          "cost with it",
        ],
        rows: multiples.flatMap((multiple) =>
          options.map((option) => {
            const [needed, safe] = [fleetOf(option, multiple, false), fleetOf(option, multiple, true)];
            return [
              multiple,
              option.cpus,
              option.memoryMiB,
              needed?.machines ?? "none will do",
              needed === null ? "" : `${needed.mix.processes} × ${needed.mix.threads}`,
              needed === null ? "" : Number(needed.objectiveMs.toPrecision(4)),
              needed === null ? "" : costText(needed),
              safe?.machines ?? "none will do",
              safe === null ? "" : costText(safe),
            ];
          }),
        ),
      }}
    >
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <ChoiceButtons
          legend="Times today's traffic"
          options={MULTIPLES.map((one) => `${one}×`)}
          value={`${times}×`}
          onChange={(one) => {
            setTyped("");
            setTimes(Number.parseFloat(one));
          }}
        />
        <label htmlFor={field} className="flex items-center gap-1.5 text-xs">
          or
          <input
            id={field}
            className="w-16 rounded-md border border-edge bg-card px-2 py-0.5 text-right text-sm"
            inputMode="decimal"
            autoComplete="off"
            placeholder="3.5"
            value={typed}
            aria-invalid={fault !== null}
            aria-describedby={`${field}-fault`}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setTyped(text);
              const value = parseQuantity(text, "times", "×");
              if (value.ok && value.value >= 0.01 && value.value <= 1000) setTimes(value.value);
            }}
          />
          times
        </label>
        <ChoiceButtons legend="Spare" options={SPARES} value={spare} onChange={setSpare} />
        <span id={`${field}-fault`} className="text-load text-xs">
          {fault}
        </span>
      </div>
      <AnalysisState
        state={state}
        done={step === null ? null : step.done / step.total}
        doing={step === null ? "Planning each size" : `Planned ${step.done} of ${step.total} sizes`}
      />
      <ul className="grid min-h-44 content-start gap-1.5" aria-busy={state !== "done"}>
        {options.map((option) => {
          const load = option.loads.find((one) => one.times === times);
          const answer = oneDown ? load?.withOneDown : load?.needed;
          return answer === undefined ? null : (
            <FleetRow
              key={option.size}
              name={`${count(option.cpus)} ${option.cpus === 1 ? "CPU" : "CPUs"}, ${readable(option.memoryMiB, "MiB")}`}
              size={option.size}
              answer={answer}
              spare={oneDown}
              cost={answer.fleet === null ? "" : costText(answer.fleet)}
              best={best === option}
            />
          );
        })}
      </ul>
    </ChartCard>
  );
}
