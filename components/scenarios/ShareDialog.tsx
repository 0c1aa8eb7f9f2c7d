"use client";

import { Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { copyText } from "@/components/ui/copyText";
import { Dialog } from "@/components/ui/Dialog";
import { LocalTime } from "@/components/ui/LocalTime";
import { toast } from "@/components/ui/toast";
import type { LinkSummary } from "@/lib/scenario/apiSchema";
import { createLink, failureText, listLinks, withdrawLink } from "./api";

interface ShareDialogProps {
  readonly scenarioId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Makes a read-only link, shows it once, lists the live ones and withdraws them. */
export default function ShareDialog({ scenarioId, open, onOpenChange }: ShareDialogProps) {
  const [links, setLinks] = useState<readonly LinkSummary[]>([]);
  const [made, setMade] = useState<{ readonly id: string; readonly url: string } | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!open) return;
    setMade(null);
    listLinks(scenarioId).then(setLinks, (error) => toast.error(failureText(error)));
  }, [open, scenarioId]);

  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    try {
      await act();
      setLinks(await listLinks(scenarioId));
    } catch (error) {
      toast.error(failureText(error));
    }
    setBusy(false);
  };

  const make = () =>
    attempt(async () => {
      const { id, token } = await createLink(scenarioId);
      setMade({ id, url: `${window.location.origin}/s/${token}` });
    });

  const withdraw = (id: string) =>
    attempt(async () => {
      await withdrawLink(scenarioId, id);
      if (made?.id === id) setMade(null);
      toast.success("The link is withdrawn: it opens nothing any more.");
    });

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Share a read-only link"
      description="Whoever has the link sees what is saved, now and after later saves, and can make a copy of their own. It can't be guessed, and only its fingerprint is stored: copy it now."
    >
      {made === null ? (
        <Button look="primary" disabled={busy} onClick={make}>
          Make a link
        </Button>
      ) : (
        <div className="flex gap-2">
          <input
            readOnly
            aria-label="The link"
            className="min-w-0 flex-1 rounded-md border border-edge bg-paper px-2 font-mono text-xs"
            value={made.url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            look="primary"
            onClick={async () => {
              if (await copyText(made.url)) toast.success("Link copied.");
              else toast.error("The browser did not let it be copied: select the link and copy it yourself.");
            }}
          >
            <Copy className="size-4" aria-hidden="true" /> Copy
          </Button>
        </div>
      )}
      {links.length === 0 ? null : (
        <>
          <h3 className="mt-5 mb-1 font-medium text-sm">Live links</h3>
          <ul className="text-sm">
            {links.map((link) => (
              <li key={link.id} className="flex items-center justify-between gap-2 border-edge border-t py-1">
                <span className="text-mute">
                  made <LocalTime iso={link.createdAt} />
                  {link.id === made?.id ? " (this one)" : ""}
                </span>
                <Button look="quiet" disabled={busy} onClick={() => withdraw(link.id)}>
                  Withdraw
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
