import { objectiveWords } from "@/lib/analytic/objectiveWords";
import type { Interval, RangeStep } from "@/lib/planning/sensitivity/rangeSteps";
import { readable } from "@/lib/units/formatQuantity";
import type { Unit } from "@/lib/units/unit";

function intervalText(interval: Interval | null, unit: Unit): string {
  return interval === null
    ? "can't run"
    : `${readable(interval.low, unit)} to ${readable(interval.high, unit)}, middle ${readable(interval.middle, unit)}`;
}

/** Of a few hundred draws, more than "over 99 %" is not known. */
function chanceText(probability: number): string {
  if (probability > 0.99) return "over 99 %";
  return probability < 0.01 ? "under 1 %" : `${Math.round(100 * probability)} %`;
}

/** What the draws came to: an interval of each figure, and the chance that what was asked holds. */
export function RangeResult({ step }: { readonly step: RangeStep }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_minmax(0,1fr)]" data-testid="range-result">
      <dt className="text-mute">All that was asked holds</dt>
      <dd className="font-medium">{chanceText(step.allHold)}</dd>
      {step.objectives.map(({ objective, valueMs, probability }) => (
        <div
          key={`${objective.percentile}-${objective.at}-${objective.class}-${objective.limitMs}`}
          className="contents"
        >
          <dt className="text-mute">
            {objectiveWords(objective)} at the {objective.at} within
          </dt>
          <dd>
            {intervalText(valueMs, "ms")}{" "}
            <span className="text-mute">
              (9 of 10 draws); under {readable(objective.limitMs, "ms")} in {chanceText(probability)}
            </span>
          </dd>
        </div>
      ))}
      <dt className="text-mute">The line</dt>
      <dd>
        {intervalText(step.loadLineRps, "rps")} <span className="text-mute">(9 of 10 draws)</span>
      </dd>
      {step.impossible === 0 ? null : (
        <>
          <dt className="text-mute">Can't run</dt>
          <dd>in {chanceText(step.impossible)} of the draws</dd>
        </>
      )}
    </dl>
  );
}
