"use client";

import { useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import { usePlanner } from "../PlannerContext";
import { readMeasurements } from "./readMeasurements";

const KEPT_AS = "plimsoll-measurements";

/** What this tab was given before it was loaded again; empty where the browser keeps nothing. */
function keptText(): string {
  try {
    return sessionStorage.getItem(KEPT_AS) ?? "";
  } catch {
    return "";
  }
}

function keepText(text: string): void {
  try {
    sessionStorage.setItem(KEPT_AS, text);
  } catch {
    // A browser that forbids storage keeps them for this page only.
  }
}

const MOST_FAULTS = 4;
const MOST_BYTES = 100_000;

/** Where what was measured of the real server is pasted, to lie over the curve. */
export function MeasurementsImport() {
  const measurements = usePlanner((state) => state.measurements);
  const measured = usePlanner((state) => state.measured);
  // They are of the server, not of the scenario: they stay with the tab.
  useEffect(() => {
    const { measurements: kept } = readMeasurements(keptText());
    if (kept.length > 0) measured(kept);
  }, [measured]);
  const [open, setOpen] = useState(false);
  return (
    <details className="mt-2 text-xs" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit rounded text-mute underline decoration-edge-strong underline-offset-2 hover:text-ink">
        {measurements.length === 0 ? "Lay measurements over it" : `${measurements.length} measured rates`}
      </summary>
      {open ? <MeasurementsForm /> : null}
    </details>
  );
}

function MeasurementsForm() {
  const id = useId();
  const measurements = usePlanner((state) => state.measurements);
  const measured = usePlanner((state) => state.measured);
  const [text, setText] = useState(keptText);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const read = (source: string) => {
    const found = readMeasurements(source.slice(0, MOST_BYTES));
    setFaults(found.faults);
    if (found.measurements.length === 0) return;
    measured(found.measurements);
    keepText(source.slice(0, MOST_BYTES));
  };
  return (
    <div className="mt-2 grid gap-2">
      <label htmlFor={id}>
        A load test's rates and latencies, as CSV with a heading. Units may stand in the heading or the cells; a bare
        latency is in ms.
      </label>
      <textarea
        id={id}
        rows={4}
        spellCheck={false}
        placeholder={"rate, p50, p95, p99\n50, 42, 180, 310\n100, 55ms, 0.24 s, 0.4 s"}
        aria-describedby={`${id}-faults`}
        aria-invalid={faults.length > 0}
        className="w-full rounded-md border border-edge-strong bg-card p-2 font-mono text-xs"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button className="min-h-7 px-2 text-xs" onClick={() => read(text)}>
          Show
        </Button>
        <label className="rounded text-mute underline decoration-edge-strong underline-offset-2 focus-within:outline-2 focus-within:outline-sea hover:text-ink">
          from a file
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            className="sr-only"
            onChange={async (event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (file === undefined) return;
              const source = await file.slice(0, MOST_BYTES).text();
              setText(source);
              read(source);
            }}
          />
        </label>
        {measurements.length === 0 ? null : (
          <Button
            look="quiet"
            className="min-h-7 px-2 text-xs"
            onClick={() => {
              measured([]);
              keepText("");
              setFaults([]);
            }}
          >
            Take them away
          </Button>
        )}
      </div>
      <ul id={`${id}-faults`} aria-live="polite" className="text-load">
        {faults.slice(0, MOST_FAULTS).map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
        {faults.length > MOST_FAULTS ? <li>And {faults.length - MOST_FAULTS} more lines.</li> : null}
      </ul>
    </div>
  );
}
