"use client";

import { bulk, exportScenarios } from "@/components/scenarios/api";
import { Button } from "@/components/ui/Button";
import { downloadBlob } from "@/components/ui/download";
import { toast } from "@/components/ui/toast";
import type { BulkRequest, ScenarioSummary } from "@/lib/scenario/apiSchema";
import type { Attempt } from "./attempt";
import { TagForm } from "./TagForm";

type Move = Exclude<BulkRequest["action"], "tag">;

const DONE: Readonly<Record<Move, string>> = {
  trash: "deleted; they stay in the trash for 30 days",
  restore: "brought back",
  archive: "archived",
  unarchive: "taken out of the archive",
  delete: "deleted for good",
};

/** What undoes a move; deleting for good can't be undone. */
const UNDO: Readonly<Partial<Record<Move, Move>>> = {
  trash: "restore",
  restore: "trash",
  archive: "unarchive",
  unarchive: "archive",
};

interface BulkBarProps {
  readonly place: "live" | "archive" | "trash";
  readonly tags: readonly string[];
  readonly shown: readonly ScenarioSummary[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
  readonly attempt: Attempt;
}

/** What can be done with all the chosen scenarios at once. */
export function BulkBar({ place, tags, shown, chosen, onChoose, attempt }: BulkBarProps) {
  const ids = [...chosen];
  const all = shown.length > 0 && shown.every(({ id }) => chosen.has(id));

  const move = (action: Move, moved: readonly string[]) =>
    attempt(
      () => bulk({ action, ids: [...moved] }),
      () => {
        onChoose(new Set());
        document.getElementById("main")?.focus();
        const back = UNDO[action];
        toast.plain(`${moved.length === 1 ? "One scenario is" : `${moved.length} scenarios are`} ${DONE[action]}.`, {
          duration: 10_000,
          ...(back === undefined ? {} : { action: { label: "Undo", onClick: () => void move(back, moved) } }),
        });
      },
    );

  return (
    <div className="mb-2 flex min-h-9 flex-wrap items-center gap-2 text-sm">
      <label className="flex min-h-6 items-center gap-2 px-1">
        <input
          type="checkbox"
          className="size-4 accent-(--sea)"
          checked={all}
          disabled={shown.length === 0}
          onChange={(event) => onChoose(new Set(event.currentTarget.checked ? shown.map(({ id }) => id) : []))}
        />
        {chosen.size === 0 ? "Choose all shown" : `${chosen.size} chosen`}
      </label>
      {chosen.size === 0 ? null : (
        <>
          {place === "live" ? <Button onClick={() => move("archive", ids)}>Archive</Button> : null}
          {place === "archive" ? <Button onClick={() => move("unarchive", ids)}>Take out</Button> : null}
          {place === "trash" ? (
            <>
              <Button onClick={() => move("restore", ids)}>Bring back</Button>
              <Button
                onClick={() => {
                  const what = ids.length === 1 ? "this scenario" : `these ${ids.length} scenarios`;
                  if (window.confirm(`Delete ${what} and every version for good? This can't be undone.`))
                    void move("delete", ids);
                }}
              >
                Delete for good
              </Button>
            </>
          ) : (
            <>
              <Button onClick={() => move("trash", ids)}>Delete</Button>
              <Button
                onClick={() => attempt(async () => downloadBlob("plimsoll-scenarios.zip", await exportScenarios(ids)))}
              >
                Export
              </Button>
              <TagForm known={tags} onTag={(change) => attempt(() => bulk({ action: "tag", ids, ...change }))} />
            </>
          )}
        </>
      )}
    </div>
  );
}
