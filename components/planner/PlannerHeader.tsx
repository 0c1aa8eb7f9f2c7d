"use client";

import { Download, FileText, Save, Share2, Upload } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { downloadBlob, downloadText } from "@/components/ui/download";
import { Mark } from "@/components/ui/Mark";
import { ThemeToggle } from "@/components/ui/ThemeToggle";
import { toast } from "@/components/ui/toast";
import { fileNameOf } from "@/lib/report/fileName";
import { MAX_NAME_LENGTH } from "@/lib/scenario/nameLimit";
import { CompareLink } from "./CompareLink";
import { checkedState } from "./checkedState";
import { GuideLauncher } from "./guide/GuideLauncher";
import { usePlanner, usePlannerStore } from "./PlannerContext";
import { paperHere } from "./paperHere";
import { Shortcuts } from "./Shortcuts";
import { UndoButtons } from "./UndoButtons";
import { useSaving } from "./useSaving";

// What a click needs is loaded by the click: the page is there sooner.
const loadApi = () => import("@/components/scenarios/api");
const ShareDialog = dynamic(() => import("@/components/scenarios/ShareDialog"), { ssr: false });
const ConflictDialog = dynamic(() => import("./ConflictDialog"), { ssr: false });

function SavedStatus() {
  const saved = usePlanner((state) => state.saved);
  const unsaved = usePlanner((state) => state.saved === null || state.valid !== state.saved.scenario);
  return (
    <span className="hidden text-mute text-xs sm:inline" data-testid="saved-status" aria-live="polite">
      {saved === null ? (
        "not saved; kept in the address"
      ) : (
        <>
          {unsaved ? "changed since saved" : "Saved"} ·{" "}
          {saved.place.kind === "mine" ? (
            <Link href={`/scenarios/${saved.place.id}/versions`} className="rounded underline hover:text-ink">
              version {saved.revision}
            </Link>
          ) : (
            `version ${saved.revision}, through an edit link`
          )}
        </>
      )}
    </span>
  );
}

/** Name, save, share, report, import and export: what is done with a scenario as a whole. */
export function PlannerHeader() {
  const store = usePlannerStore();
  const name = usePlanner((state) => state.draft.name);
  const nameFault = usePlanner((state) => state.issues.find((issue) => issue.path[0] === "name")?.message);
  const faulty = usePlanner((state) => state.issues.length > 0 || Object.keys(state.textFaults).length > 0);
  const saved = usePlanner((state) => state.saved);
  const [sharing, setSharing] = useState(false);
  const saving = useSaving();
  const [printing, setPrinting] = useState(false);
  const busy = saving.busy || printing;
  const file = useRef<HTMLInputElement>(null);

  const share = async () => {
    const { saved: before, valid } = await checkedState(store);
    if (before === null || before.scenario !== valid) {
      if (!(await saving.save())) return;
    }
    setSharing(true);
  };

  const print = async () => {
    setPrinting(true);
    const { valid, baseline } = await checkedState(store);
    const { failureText, fetchReport } = await loadApi();
    try {
      const { encodeFragment } = await import("@/lib/scenario/codec");
      const link = `${window.location.origin}/#${encodeFragment(valid)}`;
      downloadBlob(
        `${fileNameOf(valid.name)}.pdf`,
        await fetchReport(valid, { link, baseline: baseline?.scenario, paper: paperHere() }),
      );
    } catch (error) {
      toast.error(failureText(error));
    }
    setPrinting(false);
  };

  const importFile = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const { failureText } = await loadApi();
    const { MAX_SCENARIO_BYTES, parseBoundedJson, parseScenario } = await import("@/lib/scenario/parse");
    try {
      // Refused by its size before it is read: a file of gigabytes must not fill the memory of a tab.
      const text = await chosen.slice(0, MAX_SCENARIO_BYTES + 1).text();
      store.getState().replace(parseScenario(parseBoundedJson(text)));
      toast.success(`Imported ${chosen.name}.`);
    } catch (error) {
      toast.error(`${chosen.name}: ${failureText(error)}`, { duration: 15_000 });
    }
  };

  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-edge border-b px-4 py-2 contain-layout print:hidden">
      {/* A plain link: a new scenario starts from a clean page, whatever is on this one. */}
      <a href="/" className="flex items-center gap-2 rounded font-semibold" aria-label="Plimsoll, new scenario">
        <Mark />
        <span className="hidden sm:inline">Plimsoll</span>
      </a>
      <nav aria-label="Pages" className="flex items-center gap-3 text-mute text-sm">
        <Link href="/scenarios" className="rounded hover:text-ink">
          Scenarios
        </Link>
        <CompareLink />
        <Link href="/evidence" className="rounded hover:text-ink">
          Evidence
        </Link>
        <GuideLauncher look="quiet" className="-mx-1.5 min-h-6 px-1.5 py-0 font-normal">
          Guide
        </GuideLauncher>
      </nav>
      <span aria-hidden="true" className="text-edge-strong max-sm:hidden">
        /
      </span>
      <div className="min-w-0 flex-1 max-sm:order-1 max-sm:basis-full">
        <input
          aria-label="Name of the scenario"
          aria-invalid={nameFault !== undefined}
          aria-describedby="name-fault"
          className="w-full min-w-32 truncate rounded border border-transparent bg-transparent px-1 py-0.5 font-semibold hover:border-edge"
          value={name}
          maxLength={MAX_NAME_LENGTH}
          autoComplete="off"
          onChange={(event) => store.getState().edit(["name"], event.currentTarget.value)}
        />
        <p id="name-fault" className="px-1 text-load text-xs empty:hidden">
          {nameFault}
        </p>
      </div>
      <SavedStatus />
      <div className="flex flex-wrap gap-1.5 max-sm:order-2">
        <Button look="primary" disabled={busy} onClick={saving.save}>
          <Save className="size-4 max-sm:hidden" aria-hidden="true" /> {saving.busy ? "Saving…" : "Save"}
        </Button>
        <Button disabled={busy} hidden={saved?.place.kind === "link"} onClick={share}>
          <Share2 className="size-4 max-sm:hidden" aria-hidden="true" /> Share
        </Button>
        <Button disabled={busy || faulty} onClick={print}>
          <FileText className="size-4 max-sm:hidden" aria-hidden="true" /> {printing ? "Printing…" : "PDF"}
        </Button>
        <UndoButtons />
        <Shortcuts />
        <Button
          look="quiet"
          className="px-2"
          aria-label="Import a scenario (JSON)"
          onClick={() => file.current?.click()}
        >
          <Upload className="size-4" aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          className="px-2"
          aria-label="Export the scenario (JSON)"
          onClick={async () => {
            const { valid } = await checkedState(store);
            downloadText(`${fileNameOf(valid.name)}.json`, "application/json", `${JSON.stringify(valid, null, 2)}\n`);
          }}
        >
          <Download className="size-4" aria-hidden="true" />
        </Button>
      </div>
      <div className="max-sm:ml-auto sm:-ml-1.5">
        <ThemeToggle />
      </div>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        className="hidden"
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          void importFile(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      {saved?.place.kind !== "mine" || !sharing ? null : (
        <ShareDialog scenarioId={saved.place.id} open onOpenChange={setSharing} />
      )}
      {saving.newer === null ? null : <ConflictDialog saving={saving} />}
    </header>
  );
}
