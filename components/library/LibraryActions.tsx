"use client";

import { Download, MonitorSmartphone, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { failureText, importScenarios } from "@/components/scenarios/api";
import { Button, buttonClass } from "@/components/ui/Button";
import { toast } from "@/components/ui/toast";
import type { ImportResponse } from "@/lib/scenario/apiSchema";
import { ImportReport } from "./ImportReport";
import { MoveDialog } from "./MoveDialog";

/** What is done with the library as a whole: brought in, taken out, moved to another browser. */
export function LibraryActions({ any }: { readonly any: boolean }) {
  const router = useRouter();
  const file = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<ImportResponse | null>(null);
  const [moving, setMoving] = useState(false);

  const bringIn = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setBusy(true);
    try {
      const answer = await importScenarios(chosen);
      if (answer.refused === 0)
        toast.success(answer.imported === 1 ? "One scenario imported." : `${answer.imported} scenarios imported.`);
      else setReport(answer);
      router.refresh();
    } catch (error) {
      toast.error(`${chosen.name}: ${failureText(error)}`, { duration: 15_000 });
    }
    setBusy(false);
  };

  return (
    <div className="flex flex-wrap gap-1.5">
      <Button disabled={busy} onClick={() => file.current?.click()}>
        <Upload className="size-4" aria-hidden="true" /> {busy ? "Importing…" : "Import"}
      </Button>
      {any ? (
        <>
          <a className={buttonClass("plain")} href="/api/scenarios/export" download>
            <Download className="size-4" aria-hidden="true" /> Export all
          </a>
          <Button onClick={() => setMoving(true)}>
            <MonitorSmartphone className="size-4" aria-hidden="true" /> Move to another browser
          </Button>
        </>
      ) : null}
      <input
        ref={file}
        type="file"
        accept=".zip,.json,application/zip,application/json"
        className="hidden"
        aria-hidden="true"
        tabIndex={-1}
        data-testid="import-file"
        onChange={(event) => {
          void bringIn(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      <ImportReport report={report} onClose={() => setReport(null)} />
      <MoveDialog open={moving} onOpenChange={setMoving} />
    </div>
  );
}
