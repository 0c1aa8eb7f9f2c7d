import { clsx } from "clsx";

interface ChoiceButtonsProps<T extends string> {
  readonly legend: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A few words of which one is chosen, all in sight. */
export function ChoiceButtons<T extends string>({ legend, options, value, onChange }: ChoiceButtonsProps<T>) {
  return (
    <fieldset className="flex flex-wrap gap-1 print:hidden">
      <legend className="sr-only">{legend}</legend>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === value}
          onClick={() => onChange(option)}
          className={clsx(
            "min-h-6 rounded-md px-2 py-0.5 text-xs",
            option === value ? "bg-well font-medium ring-1 ring-edge-strong" : "text-mute hover:bg-well",
          )}
        >
          {option}
        </button>
      ))}
    </fieldset>
  );
}
