"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { ChartCard, type ChartTable } from "@/components/charts/ChartCard";
import { Button } from "@/components/ui/Button";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import { type SweepInput, sweepInputAt, sweepInputs } from "@/lib/planning/sweep/sweepInput";
import { type SweepRange, sweepRange } from "@/lib/planning/sweep/sweepRange";
import { isDial, turned } from "@/lib/planning/sweep/sweepReading";
import type { SweepAxis, SweepMix, SweepPoint, SweepStep } from "@/lib/planning/sweep/sweepSteps";
import { objectiveName } from "@/lib/report/objectiveName";
import { SWEEP_METRICS, type SweepMetric, sweepSentence } from "@/lib/report/sweepMetric";
import type { Scenario } from "@/lib/scenario/scenario";
import { readable } from "@/lib/units/formatQuantity";
import { usePlanner, usePlannerStore } from "../PlannerContext";
import { pathOf } from "../plannerStore";
import { shortMix } from "../results/shortMix";
import { useShown } from "../results/useShown";
import { type Question, useAnalysis } from "../useAnalysis";
import { AxisPicker } from "./AxisPicker";
import { SweepMap } from "./SweepMap";

const SweepCurve = dynamic(() => import("./SweepCurve"), { ssr: false, loading: () => <div className="h-[300px]" /> });

const METRIC_NAMES = { latency: "latency", throughput: "throughput", headroom: "distance to the line", mix: "the mix" };
const BEST = "the best mix at each point";

/** What was chosen of one axis: the path as a key, and a range where it is not the usual one. */
interface Choice {
  readonly key: string;
  readonly range: SweepRange | null;
}

function axisOf(scenario: Scenario, choice: Choice | null): SweepAxis | null {
  const input = choice === null ? undefined : sweepInputAt(scenario, pathOf(choice.key));
  return input === undefined ? null : { input, range: choice?.range ?? sweepRange(scenario, input) };
}

function firstKey(scenario: Scenario): string {
  return scenario.traffic.load.kind === "open" ? "traffic.load.rateRps" : "traffic.load.users";
}

function round(value: number | null): number | string {
  return value === null ? "" : Number(value.toPrecision(4));
}

function tableOf(x: SweepAxis, y: SweepAxis | null, points: readonly SweepPoint[]): ChartTable {
  const unit = ({ name, unit: of }: SweepInput) => (of === "count" ? name : `${name} (${of})`);
  return {
    columns: [
      unit(x.input),
      ...(y === null ? [] : [unit(y.input)]),
      "processes",
      "threads",
      "objective ms",
      "p50 ms",
      "p95 ms",
      "p99 ms",
      "throughput req/s",
      "line req/s",
      "below the line %",
    ],
    rows: points.map(({ x: atX, y: atY, reading }) => [
      atX,
      ...(atY === null ? [] : [atY]),
      reading?.mix.processes ?? "",
      reading?.mix.threads ?? "",
      round(reading?.objectiveMs ?? null),
      round(reading?.p50Ms ?? null),
      round(reading?.p95Ms ?? null),
      round(reading?.p99Ms ?? null),
      round(reading?.throughputRps ?? null),
      round(reading?.loadLineRps ?? null),
      round(reading === null || reading.headroom === null ? null : 100 * reading.headroom),
    ]),
  };
}

/** One input from end to end as a curve, or two as a map: what the answer would be, and a click makes it so. */
export default function ExploreCard() {
  const store = usePlannerStore();
  const scenario = usePlanner((state) => state.answer.scenario);
  const { evaluated } = useShown();
  const [xChoice, setXChoice] = useState<Choice | null>(null);
  const [yChoice, setYChoice] = useState<Choice | null>(null);
  const [metric, setMetric] = useState<SweepMetric>("latency");
  const [best, setBest] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  /** What was known when the reader stopped it. */
  const [stopped, setStopped] = useState<{ readonly step: SweepStep | null } | null>(null);

  const { processes, threads } = evaluated.mix;
  const inputs = useMemo(() => sweepInputs(scenario), [scenario]);
  const x = useMemo(
    () => axisOf(scenario, xChoice) ?? axisOf(scenario, { key: firstKey(scenario), range: null }),
    [scenario, xChoice],
  );
  const y = useMemo(() => axisOf(scenario, yChoice), [scenario, yChoice]);
  const question = useMemo<Question<SweepStep> | null>(() => {
    if (x === null || stopped !== null) return null;
    const follows: SweepMix = best ? { kind: "best" } : { kind: "kept", mix: { processes, threads } };
    return { analysis: "sweep", run: (service, tell) => service.sweep(scenario, x, y, follows, tell) };
  }, [scenario, x, y, best, processes, threads, stopped]);
  const analysis = useAnalysis(question);
  if (x === null) return null;

  const step = stopped === null ? analysis.step : stopped.step;
  const points = step?.points ?? [];
  const busy = stopped === null && (analysis.state === "waiting" || analysis.state === "running");
  const objective = scenario.objectives.latency[0];
  const percentileName = objective === undefined ? "latency" : objectiveName(objective);
  const fresh = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      setPointed(null);
      setStopped(null);
      set(value);
    };
  };
  const chooseWith = (set: (choice: Choice | null) => void) =>
    fresh((input: SweepInput | null) => set(input === null ? null : { key: input.path.join("."), range: null }));
  const rangeWith = (set: (choice: Choice | null) => void, axis: SweepAxis | null) =>
    fresh((range: SweepRange) => axis !== null && set({ key: axis.input.path.join("."), range }));

  const shown =
    pointed ?? points.findIndex((point) => point.x === x.input.value && point.y === (y?.input.value ?? null));
  const point = points[shown];
  const pointName =
    point === undefined
      ? ""
      : [
          `${x.input.name} ${readable(point.x, x.input.unit)}`,
          ...(y === null || point.y === null ? [] : [`${y.input.name} ${readable(point.y, y.input.unit)}`]),
        ].join(", ");

  const pick = (index: number) => {
    const picked = points[index];
    if (picked === undefined) return;
    const settings = [
      { path: x.input.path, value: picked.x },
      ...(y === null || picked.y === null ? [] : [{ path: y.input.path, value: picked.y }]),
    ];
    const turns = settings.some(({ path }) => isDial(path));
    store.getState().editTogether(settings, turns ? turned({ processes, threads }, settings) : null);
    setPointed(null);
  };

  const metrics = SWEEP_METRICS.filter((one) => one !== "mix" || best).map((one) => METRIC_NAMES[one]);
  const shownMetric = metric === "mix" && !best ? "latency" : metric;
  const mixName = `${shortMix(evaluated.mix)} throughout`;
  return (
    <ChartCard
      title={y === null ? `What if: ${x.input.name}` : `What if: ${x.input.name} and ${y.input.name}`}
      description="Takes one input from end to end, or two against each other, with all else as it is. A click on a point sets the input."
      fileName="what-if"
      table={tableOf(x, y, points)}
    >
      <div className="grid gap-2">
        <AxisPicker
          label="Change"
          scenario={scenario}
          inputs={inputs}
          chosen={x.input}
          range={x.range}
          onChoose={chooseWith(setXChoice)}
          onRange={rangeWith(setXChoice, x)}
        />
        <AxisPicker
          label="and"
          scenario={scenario}
          inputs={inputs.filter(({ path }) => path.join(".") !== x.input.path.join("."))}
          chosen={y?.input ?? null}
          range={y?.range ?? null}
          noneText="nothing else"
          onChoose={chooseWith(setYChoice)}
          onRange={rangeWith(setYChoice, y)}
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <ChoiceButtons
            legend="Show"
            options={metrics}
            value={METRIC_NAMES[shownMetric]}
            onChange={(name) => setMetric(SWEEP_METRICS.find((one) => METRIC_NAMES[one] === name) ?? "latency")}
          />
          <ChoiceButtons
            legend="Of which mix"
            options={[mixName, BEST]}
            value={best ? BEST : mixName}
            onChange={fresh((name: string) => setBest(name === BEST))}
          />
          <span className="ml-auto flex min-h-8 items-center gap-2">
            {busy ? (
              <>
                <progress
                  className="h-1.5 w-24 accent-sea"
                  aria-label="Points computed"
                  max={step?.total ?? 1}
                  value={analysis.state === "running" ? points.length : 0}
                />
                <Button look="quiet" className="min-h-7" onClick={() => setStopped({ step: analysis.step })}>
                  Stop
                </Button>
              </>
            ) : stopped === null ? null : (
              <Button look="quiet" className="min-h-7" onClick={() => setStopped(null)}>
                Go on
              </Button>
            )}
          </span>
        </div>
        {analysis.state === "failed" ? (
          <p className="text-load text-sm">The sweep stopped unexpectedly. Change an input to start it again.</p>
        ) : y === null ? (
          <SweepCurve
            axis={x}
            points={step?.ys.length === 0 ? points : []}
            metric={shownMetric}
            percentile={objective?.percentile ?? 95}
            limitMs={objective?.limitMs ?? 0}
            pointed={point?.x ?? null}
            onPoint={(value) => setPointed(points.findIndex((one) => one.x === value))}
            onPick={(value) => pick(points.findIndex((one) => one.x === value))}
          />
        ) : step === null || step.ys.length === 0 ? (
          <div className="h-[300px]" />
        ) : (
          <SweepMap
            x={x}
            y={y}
            step={step}
            metric={shownMetric}
            percentileName={percentileName}
            pointed={pointed}
            onPoint={setPointed}
            onPick={pick}
          />
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          {y === null && points.length > 1 ? (
            <input
              type="range"
              className="w-full max-w-56 accent-sea"
              aria-label={`Read the curve at a value of ${x.input.name}`}
              aria-valuetext={
                point === undefined ? "" : `${pointName}: ${sweepSentence(point.reading, percentileName)}`
              }
              min={0}
              max={points.length - 1}
              value={Math.max(0, shown)}
              onChange={(event) => setPointed(Number(event.currentTarget.value))}
            />
          ) : null}
          <p className="min-h-5 min-w-60 flex-1" data-testid="sweep-readout">
            {point === undefined ? "" : `${pointName}: ${sweepSentence(point.reading, percentileName)}`}
          </p>
          {point === undefined || (point.x === x.input.value && point.y === (y?.input.value ?? null)) ? null : (
            <Button onClick={() => pick(shown)}>Set {pointName}</Button>
          )}
        </div>
      </div>
    </ChartCard>
  );
}
