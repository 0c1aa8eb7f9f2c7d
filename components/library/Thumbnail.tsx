import { clsx } from "clsx";
import type { VersionResult } from "@/lib/scenario/versionResult";

/** Map units along one side of a cell. */
const CELL = 6;

/** Those that hold are dark; what can't run is left as the ground. */
const CELL_CLASS: Readonly<Record<string, string>> = {
  h: "fill-sea",
  f: "fill-load opacity-50",
  x: "fill-load opacity-25",
};

/** One path for the cells of a letter: a list may show hundreds of maps. */
function cellsPath({ rows, columns, cells }: VersionResult["thumbnail"], letter: string): string {
  return Array.from(cells, (cell, index) => {
    if (cell !== letter) return "";
    const x = (index % columns) * CELL + 0.5;
    const y = (rows - 1 - Math.floor(index / columns)) * CELL + 0.5;
    return `M${x} ${y}h${CELL - 1}v${CELL - 1}h${1 - CELL}z`;
  }).join("");
}

/** The mix map of a saved scenario at a glance, processes upwards; a ring around the recommended mix. */
export function Thumbnail({ thumbnail }: { readonly thumbnail: VersionResult["thumbnail"] | null }) {
  if (thumbnail === null) return <div className="h-14 w-20 rounded-md bg-well" aria-hidden="true" />;
  const { rows, columns, recommended, today } = thumbnail;
  const ringed = recommended ?? today;
  return (
    <svg
      viewBox={`0 0 ${columns * CELL} ${rows * CELL}`}
      preserveAspectRatio="none"
      className="h-14 w-20 rounded-md bg-well"
      data-picture=""
      aria-hidden="true"
    >
      {Object.entries(CELL_CLASS).map(([letter, className]) => (
        <path key={letter} d={cellsPath(thumbnail, letter)} className={clsx(className)} />
      ))}
      {ringed === null ? null : (
        <rect
          x={(ringed % columns) * CELL}
          y={(rows - 1 - Math.floor(ringed / columns)) * CELL}
          width={CELL}
          height={CELL}
          fill="none"
          stroke="var(--ink)"
          strokeWidth="2.4"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
