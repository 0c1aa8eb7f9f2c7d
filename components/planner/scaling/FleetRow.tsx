import { clsx } from "clsx";
import { count } from "@/lib/analytic/wording";
import type { FleetAnswer } from "@/lib/planning/scaling/fleet";
import { readable } from "@/lib/units/formatQuantity";

/** More squares than this are counted, not drawn. */
const MOST_DRAWN = 24;

interface FleetRowProps {
  readonly name: string;
  /** Relative to today's machine: the area of a square. */
  readonly size: number;
  readonly answer: FleetAnswer;
  /** Whether the last one is there for the day one is down. */
  readonly spare: boolean;
  readonly cost: string;
  readonly best: boolean;
}

/** One size of machine: as many squares as are needed, the spare one hollow. */
export function FleetRow({ name, size, answer, spare, cost, best }: FleetRowProps) {
  const side = 11 * Math.sqrt(size);
  const { fleet } = answer;
  return (
    <li
      className={clsx(
        "grid items-center gap-x-3 gap-y-0.5 rounded-md px-2 py-1 text-xs sm:grid-cols-[7rem_minmax(0,1fr)_auto]",
        best && "bg-well ring-1 ring-edge-strong",
      )}
    >
      <span className="font-medium">{name}</span>
      {fleet === null ? (
        <span className="text-mute sm:col-span-2">No number of them: {answer.reason}</span>
      ) : (
        <>
          <span className="flex flex-wrap items-center gap-1">
            {Array.from({ length: Math.min(fleet.machines, MOST_DRAWN) }, (_, index) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: squares have nothing but their place.
                key={index}
                aria-hidden="true"
                className={clsx(
                  "inline-block rounded-[2px]",
                  spare && index === Math.min(fleet.machines, MOST_DRAWN) - 1
                    ? "border border-sea border-dashed"
                    : "swatch bg-sea-soft",
                )}
                style={{ width: side, height: side }}
              />
            ))}
            <span className="ml-1 text-mute">
              {count(fleet.machines)} × ({fleet.mix.processes} × {fleet.mix.threads}),{" "}
              {readable(fleet.objectiveMs, "ms")}
            </span>
          </span>
          <span className="text-right">
            {best ? <span className="mr-1.5 text-sea">least:</span> : null}
            {cost}
          </span>
        </>
      )}
    </li>
  );
}
