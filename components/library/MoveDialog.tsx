"use client";

import { useState } from "react";
import { createMoveLink, failureText } from "@/components/scenarios/api";
import { Button } from "@/components/ui/Button";
import { CopyField } from "@/components/ui/CopyField";
import { Dialog } from "@/components/ui/Dialog";
import { LocalTime } from "@/components/ui/LocalTime";
import { toast } from "@/components/ui/toast";

interface MoveDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Makes the one-time link that gives this browser's scenarios to another. */
export function MoveDialog({ open, onOpenChange }: MoveDialogProps) {
  const [made, setMade] = useState<{ readonly url: string; readonly expiresAt: string } | null>(null);
  const make = async () => {
    try {
      const { token, expiresAt } = await createMoveLink();
      // In the fragment it reaches no log, and nothing that opens links to preview them can use it up.
      setMade({ url: `${window.location.origin}/move#${token}`, expiresAt });
    } catch (error) {
      toast.error(failureText(error));
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setMade(null);
        onOpenChange(next);
      }}
      title="Move your scenarios to another browser"
      description="The link works once. The browser that opens it owns all your scenarios from then on, and this one no longer lists them. Give it to no one else."
    >
      {made === null ? (
        <Button look="primary" onClick={make}>
          Make the link
        </Button>
      ) : (
        <>
          <CopyField label="The link" text={made.url} />
          <p className="mt-2 text-mute text-sm">
            Open it in the other browser before <LocalTime iso={made.expiresAt} />.
          </p>
        </>
      )}
    </Dialog>
  );
}
