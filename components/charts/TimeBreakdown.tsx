import type { ReactNode } from "react";
import { TIME_SEGMENTS, type TimeBreakdown as TimeBreakdownData, type TimeSegment } from "@/lib/servers/timeSegments";
import { readable } from "@/lib/units/formatQuantity";
import { SEGMENTS } from "./segments";

interface TimeBreakdownProps {
  /** What opens the explanation of one segment. */
  readonly why?: (segment: TimeSegment) => ReactNode;
  readonly rows: readonly { readonly label: string; readonly breakdown: TimeBreakdownData }[];
}

function totalOf(breakdown: TimeBreakdownData): number {
  return TIME_SEGMENTS.reduce((sum, segment) => sum + breakdown[segment], 0);
}

/** Stacked bars on one scale: where the time of a mean request goes, and of a slow one. */
export function TimeBreakdown({ rows, why }: TimeBreakdownProps) {
  const longest = Math.max(...rows.map((row) => totalOf(row.breakdown)));
  const present = TIME_SEGMENTS.filter((segment) => rows.some((row) => row.breakdown[segment] > longest / 1000));
  return (
    <div>
      {rows.map(({ label, breakdown }) => {
        const total = totalOf(breakdown);
        return (
          <div key={label} className="mb-3">
            <p className="mb-1 text-xs">
              <span className="font-medium">{label}</span> {readable(total, "ms")}
            </p>
            <div className="flex h-7 gap-px" aria-hidden="true">
              {present.map((segment) => {
                const share = (100 * breakdown[segment]) / longest;
                return share < 0.05 ? null : (
                  <div
                    key={segment}
                    className="grid h-full min-w-px place-items-center overflow-hidden rounded-[3px] first:rounded-l-md last:rounded-r-md"
                    style={{ width: `${share}%`, background: SEGMENTS[segment].color }}
                    title={`${SEGMENTS[segment].name}: ${readable(breakdown[segment], "ms")}`}
                  />
                );
              })}
            </div>
          </div>
        );
      })}
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-x-4 gap-y-0.5 text-xs">
        {present.map((segment) => (
          <div key={segment} className="flex items-center gap-1.5">
            <dt className="flex items-center gap-1.5 whitespace-nowrap">
              <span className="size-2.5 shrink-0 rounded-[2px]" style={{ background: SEGMENTS[segment].color }} />
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
