"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { downloadText } from "@/components/ui/download";
import { toCsv } from "@/lib/report/csv";
import { CopyPicture, DownloadPicture } from "./PictureButtons";

export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface ChartCardProps {
  /** What the picture shows, as a statement. */
  readonly title: string;
  readonly description: string;
  /** A large one as a function: it is made when somebody looks. */
  readonly table: ChartTable | (() => ChartTable);
  readonly fileName: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A picture with its title and its data: as a table for those who do not see it, as CSV for those who want it. */
export function ChartCard({ title, description, table, fileName, className, children }: ChartCardProps) {
  const id = useId();
  // Hundreds of cells that nobody looks at would slow every answer.
  const [open, setOpen] = useState(false);
  const picture = useRef<HTMLDivElement>(null);
  return (
    <figure
      aria-labelledby={id}
      className={`relative flex min-w-0 flex-col rounded-xl border border-edge bg-card p-3.5 ${className ?? ""}`}
    >
      <figcaption id={id} className="pr-8">
        <h2 className="font-semibold text-sm">{title}</h2>
        <p className="mb-2 text-mute text-xs">{description}</p>
      </figcaption>
      <div className="absolute top-2 right-2 print:hidden">
        <CopyPicture picture={picture} title={title} />
      </div>
      <div ref={picture} className="min-w-0 flex-1">
        {children}
      </div>
      <details className="mt-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="w-fit rounded text-mute text-xs underline decoration-edge-strong underline-offset-2 hover:text-ink">
          The numbers
        </summary>
        {open ? (
          <>
            <Numbers title={title} table={typeof table === "function" ? table() : table} fileName={fileName} />
            <DownloadPicture picture={picture} title={title} fileName={fileName} />
          </>
        ) : null}
      </details>
    </figure>
  );
}

interface NumbersProps extends Pick<ChartCardProps, "title" | "fileName"> {
  readonly table: ChartTable;
}

function Numbers({ title, table, fileName }: NumbersProps) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="mt-2 max-h-72 overflow-auto" tabIndex={0} aria-label={`${title}: the numbers`}>
        <table className="w-full text-xs">
          <thead className="sticky top-0 bg-card">
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col" className="px-2 py-1 text-right font-medium first:text-left">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.slice(0, 2).join("|")} className="border-edge border-t">
                {row.map((cell, index) => (
                  <td key={table.columns[index]} className="px-2 py-0.5 text-right first:text-left">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Button
        look="quiet"
        className="mt-1 px-1.5 text-xs"
        onClick={() => downloadText(`${fileName}.csv`, "text/csv", toCsv([table.columns, ...table.rows]))}
      >
        Download as CSV
      </Button>
    </>
  );
}
