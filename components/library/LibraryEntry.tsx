"use client";

import { Archive, ArchiveRestore, Copy, Download, History, Pencil, Trash2, Undo2 } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { bulk, deleteScenario, duplicateScenario, renameScenario, restoreScenario } from "@/components/scenarios/api";
import { Button, buttonClass } from "@/components/ui/Button";
import { LocalTime } from "@/components/ui/LocalTime";
import { toast } from "@/components/ui/toast";
import type { ScenarioSummary } from "@/lib/scenario/apiSchema";
import type { Attempt } from "./attempt";
import { inBrief, resultInBrief } from "./inBrief";
import { RenameForm } from "./RenameForm";
import { Thumbnail } from "./Thumbnail";

interface LibraryEntryProps {
  readonly scenario: ScenarioSummary;
  readonly place: "live" | "archive" | "trash";
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onTag: (tag: string) => void;
  readonly attempt: Attempt;
}

/** One saved scenario: its map, its name, its numbers, its tags, and what can be done with it. */
export function LibraryEntry({ scenario, place, isChosen, onChoose, onTag, attempt }: LibraryEntryProps) {
  const { id, name, tags, result, state, updatedAt } = scenario;
  const [renaming, setRenaming] = useState(false);
  const opens = place !== "trash" && state === "ok";
  // What had the focus goes away with the form or the entry; it must not fall back to the top of the page.
  const stopRenaming = () => {
    setRenaming(false);
    document.getElementById(`rename-${id}`)?.focus();
  };
  const undoable = (act: () => Promise<unknown>, message: string, undo: () => Promise<unknown>) =>
    attempt(act, () => {
      document.getElementById("main")?.focus();
      toast.plain(message, { duration: 10_000, action: { label: "Undo", onClick: () => void attempt(undo) } });
    });
  const remove = () =>
    undoable(
      () => deleteScenario(id),
      `“${name}” is deleted.`,
      () => restoreScenario(id),
    );
  const move = (action: "archive" | "unarchive") =>
    undoable(
      () => bulk({ action, ids: [id] }),
      action === "archive" ? `“${name}” is archived.` : `“${name}” is out of the archive.`,
      () => bulk({ action: action === "archive" ? "unarchive" : "archive", ids: [id] }),
    );

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-xl border border-edge bg-card px-3 py-2.5">
      <label className="flex min-h-6 min-w-6 items-center">
        <span className="sr-only">Choose {name}</span>
        <input
          type="checkbox"
          className="size-4 accent-(--sea)"
          checked={isChosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      </label>
      <Thumbnail thumbnail={result?.thumbnail ?? null} />
      <div className="min-w-48 flex-1">
        {renaming ? (
          <RenameForm
            name={name}
            onCancel={stopRenaming}
            onRename={(entered) => attempt(() => renameScenario(id, entered), stopRenaming)}
          />
        ) : opens ? (
          <Link href={`/scenarios/${id}`} className="rounded font-semibold hover:underline">
            {name}
          </Link>
        ) : (
          <span className="font-semibold">{name}</span>
        )}
        <p className="text-mute text-sm">
          {inBrief(scenario)} · saved <LocalTime iso={updatedAt} />
        </p>
        {result === null ? null : <p className="text-sm">{resultInBrief(result)}</p>}
        {tags.length === 0 ? null : (
          <ul className="mt-1 flex flex-wrap gap-1" aria-label={`Tags of ${name}`}>
            {tags.map((tag) => (
              <li key={tag}>
                <button
                  type="button"
                  onClick={() => onTag(tag)}
                  className="min-h-6 rounded-full border border-edge px-2 text-mute text-xs hover:border-edge-strong"
                >
                  {tag}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="flex gap-1">
        {place === "trash" ? (
          <Action
            name={`Bring back ${name}`}
            icon={<Undo2 className="size-4" aria-hidden="true" />}
            onClick={() => attempt(() => restoreScenario(id))}
          />
        ) : (
          <>
            {opens ? (
              <>
                <Action
                  id={`rename-${id}`}
                  name={`Rename ${name}`}
                  icon={<Pencil className="size-4" aria-hidden="true" />}
                  onClick={() => setRenaming(true)}
                />
                <Link
                  href={`/scenarios/${id}/versions`}
                  className={buttonClass("quiet", "px-2")}
                  aria-label={`Versions of ${name}`}
                  title={`Versions of ${name}`}
                >
                  <History className="size-4" aria-hidden="true" />
                </Link>
                <Action
                  name={`Duplicate ${name}`}
                  icon={<Copy className="size-4" aria-hidden="true" />}
                  onClick={() => attempt(() => duplicateScenario(id))}
                />
              </>
            ) : (
              <a
                href={`/api/scenarios/${encodeURIComponent(id)}/export`}
                download
                className={buttonClass("quiet", "px-2")}
                aria-label={`Export ${name} as it is stored`}
                title={`Export ${name} as it is stored`}
              >
                <Download className="size-4" aria-hidden="true" />
              </a>
            )}
            {place === "live" ? (
              <Action
                name={`Archive ${name}`}
                icon={<Archive className="size-4" aria-hidden="true" />}
                onClick={() => move("archive")}
              />
            ) : (
              <Action
                name={`Take ${name} out of the archive`}
                icon={<ArchiveRestore className="size-4" aria-hidden="true" />}
                onClick={() => move("unarchive")}
              />
            )}
            <Action name={`Delete ${name}`} icon={<Trash2 className="size-4" aria-hidden="true" />} onClick={remove} />
          </>
        )}
      </div>
    </li>
  );
}

interface ActionProps {
  readonly id?: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}

function Action({ id, name, icon, onClick }: ActionProps) {
  return (
    <Button id={id} look="quiet" className="px-2" aria-label={name} title={name} onClick={onClick}>
      {icon}
    </Button>
  );
}
