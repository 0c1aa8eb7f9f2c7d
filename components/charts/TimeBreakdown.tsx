import type { ReactNode } from "react";
import { differenceText } from "@/lib/report/difference";
import { TIME_SEGMENTS, type TimeBreakdown as TimeBreakdownData, type TimeSegment } from "@/lib/servers/timeSegments";
import { readable } from "@/lib/units/formatQuantity";
import { SEGMENTS } from "./segments";

interface TimeBreakdownProps {
  /** What opens the explanation of one segment. */
  readonly why?: (segment: TimeSegment) => ReactNode;
  readonly rows: readonly {
    readonly label: string;
    readonly breakdown: TimeBreakdownData;
    /** What was pinned to compare with. */
    readonly before: TimeBreakdownData | null;
  }[];
}

function totalOf(breakdown: TimeBreakdownData): number {
  return TIME_SEGMENTS.reduce((sum, segment) => sum + breakdown[segment], 0);
}

/** Stacked bars on one scale: where the time of a mean request goes, and of a slow one, and where it went before. */
export function TimeBreakdown({ rows, why }: TimeBreakdownProps) {
  const every = rows.flatMap(({ breakdown, before }) => [breakdown, ...(before === null ? [] : [before])]);
  const longest = Math.max(...every.map(totalOf));
  const present = TIME_SEGMENTS.filter((segment) => every.some((one) => one[segment] > longest / 1000));
  return (
    <div>
      {rows.map(({ label, breakdown, before }) => (
        <div key={label} className="mb-3">
          <p className="mb-1 text-xs">
            <span className="font-medium">{label}</span> {readable(totalOf(breakdown), "ms")}
            {before === null ? null : (
              <span className="text-mute">
                , before {readable(totalOf(before), "ms")}: {differenceText(totalOf(before), totalOf(breakdown), "ms")}
              </span>
            )}
          </p>
          {before === null ? null : (
            <Bar breakdown={before} present={present} longest={longest} className="mb-0.5 h-3 opacity-60" />
          )}
          <Bar breakdown={breakdown} present={present} longest={longest} className="h-7" />
        </div>
      ))}
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-x-4 gap-y-0.5 text-xs">
        {present.map((segment) => (
          <div key={segment} className="flex items-center gap-1.5">
            <dt className="flex items-center gap-1.5 whitespace-nowrap">
              <span
                className="swatch size-2.5 shrink-0 rounded-[2px]"
                style={{ background: SEGMENTS[segment].color }}
              />
              {SEGMENTS[segment].name}
            </dt>
            <dd className="ml-auto text-mute">
              {rows.map((row) => readable(row.breakdown[segment], "ms", 2)).join(" · ")}
              {why?.(segment)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface BarProps {
  readonly breakdown: TimeBreakdownData;
  readonly present: readonly TimeSegment[];
  readonly longest: number;
  readonly className: string;
}

function Bar({ breakdown, present, longest, className }: BarProps) {
  return (
    <div className={`flex gap-px ${className}`} aria-hidden="true">
      {present.map((segment) => {
        const share = (100 * breakdown[segment]) / longest;
        return share < 0.05 ? null : (
          <div
            key={segment}
            className="swatch h-full min-w-px rounded-[3px] first:rounded-l-md last:rounded-r-md"
            style={{ width: `${share}%`, background: SEGMENTS[segment].color }}
            title={`${SEGMENTS[segment].name}: ${readable(breakdown[segment], "ms")}`}
          />
        );
      })}
    </div>
  );
}
