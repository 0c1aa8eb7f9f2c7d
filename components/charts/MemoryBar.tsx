import type { ReactNode } from "react";
import type { MemoryUse } from "@/lib/analytic/prediction";
import { memoryParts } from "@/lib/report/memoryParts";
import { readable } from "@/lib/units/formatQuantity";

const COLORS = {
  shared: "var(--segment-io)",
  private: "var(--segment-cpu)",
  threads: "var(--segment-cpu-wait)",
  requests: "var(--segment-drain)",
} as const;

interface MemoryBarProps {
  readonly memory: MemoryUse;
  /** What was pinned to compare with. */
  readonly before: MemoryUse | null;
  /** What opens the explanation of a part. */
  readonly why: (part: ReturnType<typeof memoryParts>[number]) => ReactNode;
}

/** The parts of the memory that a mix takes, end to end, against what there is; and those of before on the same scale. */
export function MemoryBar({ memory, before, why }: MemoryBarProps) {
  const scale = Math.max(
    ...[memory, ...(before === null ? [] : [before])].flatMap((one) => [one.totalMiB, one.availableMiB]),
  );
  return (
    <>
      {before === null ? null : (
        <>
          <p className="text-mute text-xs">Before: {readable(before.totalMiB, "MiB")}</p>
          <Bar memory={before} scale={scale} className="mb-1.5 h-3.5 opacity-60" />
        </>
      )}
      <Bar memory={memory} scale={scale} className="mb-2 h-7" />
      <dl className="grid gap-y-0.5 text-xs">
        {memoryParts(memory).map((part) => (
          <div key={part.name} className="flex items-center gap-1.5">
            <dt className="flex items-center gap-1.5">
              <span className="swatch size-2.5 rounded-[2px]" style={{ background: COLORS[part.id] }} />
              {part.name}
            </dt>
            <dd className="ml-auto text-mute">
              {readable(part.valueMiB, "MiB")}
              {why(part)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface BarProps {
  readonly memory: MemoryUse;
  readonly scale: number;
  readonly className: string;
}

function Bar({ memory, scale, className }: BarProps) {
  return (
    <div className={`swatch relative flex overflow-hidden rounded-md bg-hatch ${className}`} aria-hidden="true">
      {memoryParts(memory).map((part) => (
        <div
          key={part.name}
          className="swatch"
          style={{ width: `${(100 * part.valueMiB) / scale}%`, background: COLORS[part.id] }}
        />
      ))}
      <div
        className="swatch absolute top-0 bottom-0 w-0.5 bg-load"
        style={{ left: `min(calc(100% - 2px), ${(100 * memory.availableMiB) / scale}%)` }}
      />
    </div>
  );
}
