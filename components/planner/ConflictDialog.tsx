"use client";

import { ChangeList } from "@/components/scenarios/ChangeList";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { LocalTime } from "@/components/ui/LocalTime";
import type { Saving } from "./useSaving";

/** Two people, or two tabs, changed the same scenario: both sides, and a choice. */
export default function ConflictDialog({ saving }: { readonly saving: Saving }) {
  const { newer, busy } = saving;
  if (newer === null) return null;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) saving.dismiss();
      }}
      title="Someone saved this scenario in the meantime"
      description="Nothing of yours is lost, and nothing was overwritten: choose what becomes of the two."
    >
      <p className="mb-3 text-mute text-sm">
        Version {newer.revision} was saved <LocalTime iso={newer.updatedAt} />, from another tab, browser or person.
      </p>
      {newer.theirs === null ? null : (
        <ChangeList title="What they changed" changes={newer.theirs} nothing="Nothing but the date." />
      )}
      <ChangeList
        title="What saving yours over it would change"
        changes={newer.yours}
        nothing="Nothing: the two say the same."
      />
      <div className="mt-4 flex flex-wrap gap-2">
        <Button look="primary" disabled={busy} onClick={saving.keepCopy}>
          Keep mine as a copy
        </Button>
        <Button disabled={busy} onClick={saving.overwrite}>
          Save mine over it
        </Button>
        <Button disabled={busy} onClick={saving.takeTheirs}>
          Take theirs
        </Button>
      </div>
    </Dialog>
  );
}
