"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import { CopyField } from "@/components/ui/CopyField";
import { Dialog } from "@/components/ui/Dialog";
import { toast } from "@/components/ui/toast";
import type { LinkSummary } from "@/lib/scenario/apiSchema";
import { createLink, failureText, listLinks, withdrawLink } from "./api";
import { LiveLinks } from "./LiveLinks";

interface ShareDialogProps {
  readonly scenarioId: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const CAPABILITIES = ["view", "edit"] as const;
const WHAT_IT_GIVES = {
  view: "Whoever has it sees what is saved, now and after later saves, and can make a copy of their own.",
  edit: "Whoever has it can also save new versions of this scenario. Every version before stays in its history.",
} as const;

const LIFETIMES = [
  ["until withdrawn", null],
  ["for a day", 1],
  ["for a week", 7],
  ["for 30 days", 30],
  ["for a year", 365],
] as const;

/** Makes links that view or edit a scenario, shows each once, lists the live ones and withdraws them. */
export default function ShareDialog({ scenarioId, open, onOpenChange }: ShareDialogProps) {
  const [links, setLinks] = useState<readonly LinkSummary[]>([]);
  const [made, setMade] = useState<{ readonly id: string; readonly url: string } | null>(null);
  const [capability, setCapability] = useState<(typeof CAPABILITIES)[number]>("view");
  const [lifetime, setLifetime] = useState(0);
  const [label, setLabel] = useState("");
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
      const expiresInDays = LIFETIMES[lifetime]?.[1] ?? null;
      const { id, token } = await createLink(scenarioId, { capability, label, expiresInDays });
      setMade({ id, url: `${window.location.origin}/s/${token}` });
      setLabel("");
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
      title="Share a link"
      description="A link can't be guessed, and only its fingerprint is stored: it is shown once, so copy it then."
    >
      {made === null ? (
        <form
          className="grid gap-2.5 text-sm"
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <ChoiceButtons legend="What it may do" options={CAPABILITIES} value={capability} onChange={setCapability} />
            <label>
              <span className="sr-only">How long it lives</span>
              <select
                className="min-h-8 rounded-md border border-edge bg-card px-2 text-sm"
                value={lifetime}
                onChange={(event) => setLifetime(Number(event.currentTarget.value))}
              >
                {LIFETIMES.map(([title], index) => (
                  <option key={title} value={index}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
            <input
              aria-label="For whom (optional)"
              placeholder="for whom (optional)"
              value={label}
              maxLength={60}
              autoComplete="off"
              onChange={(event) => setLabel(event.currentTarget.value)}
              className="min-w-40 flex-1 rounded-md border border-edge bg-card px-2 py-1 text-sm"
            />
          </div>
          <p className="text-mute">{WHAT_IT_GIVES[capability]}</p>
          <div>
            <Button type="submit" look="primary" disabled={busy}>
              Make a link
            </Button>
          </div>
        </form>
      ) : (
        <>
          <CopyField label="The link" text={made.url} />
          <Button look="quiet" className="mt-2" onClick={() => setMade(null)}>
            Make another
          </Button>
        </>
      )}
      <LiveLinks links={links} madeId={made?.id ?? null} busy={busy} onWithdraw={withdraw} />
    </Dialog>
  );
}
