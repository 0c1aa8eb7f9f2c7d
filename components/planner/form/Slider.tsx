"use client";

const STEPS = 200;

export interface SliderRange {
  readonly min: number;
  readonly max: number;
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly range: SliderRange;
  /** A count is whole. */
  readonly whole: boolean;
  readonly spoken: string;
  readonly onSlide: (value: number) => void;
}

function placeOf(value: number, { min, max }: SliderRange): number {
  return Math.round((STEPS * Math.log(Math.max(min, Math.min(max, value)) / min)) / Math.log(max / min));
}

/** Beside a number: each step multiplies it, so that small and large values are as easy to find. */
export function Slider({ label, value, range, whole, spoken, onSlide }: SliderProps) {
  const place = placeOf(value, range);
  const valueAt = (at: number) => {
    const exact = range.min * (range.max / range.min) ** (at / STEPS);
    return whole ? Math.round(exact) : Number(exact.toPrecision(2));
  };
  const slide = (at: number) => {
    // Several places of the slider may be one and the same whole number: go on to the next.
    let target = at;
    while (valueAt(target) === value && target > 0 && target < STEPS) target += at > place ? 1 : -1;
    onSlide(valueAt(target));
  };
  return (
    <input
      type="range"
      aria-label={`${label}, slider`}
      aria-valuetext={spoken}
      min={0}
      max={STEPS}
      value={place}
      onChange={(event) => slide(Number(event.currentTarget.value))}
      className="block h-6 w-full cursor-ew-resize accent-sea"
    />
  );
}
