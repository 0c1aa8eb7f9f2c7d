"use client";

import { Copy, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/Button";
import { LocalTime } from "@/components/ui/LocalTime";
import { toast } from "@/components/ui/toast";
import type { ScenarioSummary } from "@/lib/scenario/apiSchema";
import { MAX_NAME_LENGTH } from "@/lib/scenario/nameLimit";
import { serverFacts } from "@/lib/servers/catalogue";
import { readable } from "@/lib/units/formatQuantity";
import { deleteScenario, duplicateScenario, failureText, renameScenario, restoreScenario } from "./api";

/** What this browser has saved: open, rename, duplicate, delete with undo. */
export function ScenarioList({ initial }: { readonly initial: readonly ScenarioSummary[] }) {
  const router = useRouter();
  const [renaming, setRenaming] = useState<string | null>(null);
  // What had the focus goes away with the form or the entry; it must not fall back to the top of the page.
  const stopRenaming = (id: string) => {
    setRenaming(null);
    document.getElementById(`rename-${id}`)?.focus();
  };

  const attempt = async (act: () => Promise<unknown>, done?: () => void) => {
    try {
      await act();
      done?.();
      router.refresh();
    } catch (error) {
      toast.error(failureText(error));
    }
  };

  const remove = ({ id, name }: ScenarioSummary) =>
    attempt(
      () => deleteScenario(id),
      () => {
        document.getElementById("main")?.focus();
        toast.plain(`“${name}” is deleted.`, {
          duration: 10_000,
          action: { label: "Undo", onClick: () => void attempt(() => restoreScenario(id)) },
        });
      },
    );

  if (initial.length === 0)
    return (
      <div className="rounded-xl border border-edge border-dashed p-8 text-center">
        <p className="mb-3 text-mute">Nothing is saved here yet. What you save in the planner appears on this page.</p>
        <Link href="/" className={buttonClass("primary")}>
          Open the planner
        </Link>
      </div>
    );

  return (
    <ul className="grid gap-2">
      {initial.map((scenario) => (
        <li
          key={scenario.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-xl border border-edge bg-card px-4 py-2.5"
        >
          <div className="min-w-48 flex-1">
            {renaming === scenario.id ? (
              <RenameForm
                name={scenario.name}
                onCancel={() => stopRenaming(scenario.id)}
                onRename={(name) =>
                  attempt(
                    () => renameScenario(scenario.id, name),
                    () => stopRenaming(scenario.id),
                  )
                }
              />
            ) : (
              <Link href={`/scenarios/${scenario.id}`} className="rounded font-semibold hover:underline">
                {scenario.name}
              </Link>
            )}
            <p className="text-mute text-sm">
              {inBrief(scenario)} · saved <LocalTime iso={scenario.updatedAt} />
            </p>
          </div>
          <div className="flex gap-1">
            <Button
              look="quiet"
              className="px-2"
              id={`rename-${scenario.id}`}
              aria-label={`Rename ${scenario.name}`}
              onClick={() => setRenaming(scenario.id)}
            >
              <Pencil className="size-4" aria-hidden="true" />
            </Button>
            <Button
              look="quiet"
              className="px-2"
              aria-label={`Duplicate ${scenario.name}`}
              onClick={() => attempt(() => duplicateScenario(scenario.id))}
            >
              <Copy className="size-4" aria-hidden="true" />
            </Button>
            <Button
              look="quiet"
              className="px-2"
              aria-label={`Delete ${scenario.name}`}
              onClick={() => remove(scenario)}
            >
              <Trash2 className="size-4" aria-hidden="true" />
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function inBrief({ state, outline }: ScenarioSummary): string {
  if (state === "newer") return "made by a newer Plimsoll";
  if (outline === null) return "can't be read here";
  const { serverKind, processes, threads, rateRps, users } = outline;
  const load = rateRps === null ? `${users} users` : readable(rateRps, "rps");
  return `${serverFacts(serverKind).name}, ${processes} × ${threads}, ${load}`;
}

interface RenameFormProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onCancel: () => void;
}

function RenameForm({ name, onRename, onCancel }: RenameFormProps) {
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const entered = new FormData(event.currentTarget).get("name");
        if (typeof entered === "string") onRename(entered);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <input
        name="name"
        aria-label="New name"
        defaultValue={name}
        maxLength={MAX_NAME_LENGTH}
        required
        // biome-ignore lint/a11y/noAutofocus: the person just asked to type here.
        autoFocus
        autoComplete="off"
        className="min-w-0 flex-1 rounded-md border border-edge bg-paper px-2 py-1 text-sm"
      />
      <Button type="submit" look="primary">
        Rename
      </Button>
      <Button onClick={onCancel}>Cancel</Button>
    </form>
  );
}
