"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { failureText, listMoreScenarios } from "@/components/scenarios/api";
import { Button, buttonClass } from "@/components/ui/Button";
import { toast } from "@/components/ui/toast";
import type { CountsResponse, ListResponse, ScenarioSummary } from "@/lib/scenario/apiSchema";
import { BulkBar } from "./BulkBar";
import { Filters } from "./Filters";
import { LibraryEntry } from "./LibraryEntry";
import { type ListQuery, libraryAddress } from "./listQuery";

interface LibraryProps {
  readonly query: ListQuery;
  readonly first: ListResponse;
  readonly counts: CountsResponse;
}

/** Everything that this browser has saved: found, sorted, tagged, put away and taken out again. */
export function Library({ query, first, counts }: LibraryProps) {
  const router = useRouter();
  const [turning, startTransition] = useTransition();
  const [pages, setPages] = useState<ListResponse>(first);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What the server says anew replaces the pages that were turned: they may not follow on from it any more.
  useEffect(() => {
    setPages(first);
    setChosen((before) => new Set(first.scenarios.map(({ id }) => id).filter((id) => before.has(id))));
  }, [first]);

  const go = (change: Partial<ListQuery>) =>
    startTransition(() => router.replace(libraryAddress({ ...query, ...change }), { scroll: false }));

  const attempt = async (act: () => Promise<unknown>, done?: () => void) => {
    try {
      await act();
      done?.();
      router.refresh();
    } catch (error) {
      toast.error(failureText(error));
    }
  };

  const more = (cursor: string) =>
    attemptQuietly(async () => {
      const page = await listMoreScenarios({ ...query, cursor });
      setPages(({ scenarios }) => ({ scenarios: [...scenarios, ...page.scenarios], next: page.next }));
    });

  const choose = ({ id }: ScenarioSummary, isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(id);
      else after.delete(id);
      return after;
    });

  const { scenarios, next } = pages;
  const nothingAtAll = counts.live + counts.archive + counts.trash === 0;
  if (nothingAtAll)
    return (
      <div className="rounded-xl border border-edge border-dashed p-8 text-center">
        <p className="mb-3 text-mute">Nothing is saved here yet. What you save in the planner appears on this page.</p>
        <Link href="/" className={buttonClass("primary")}>
          Open the planner
        </Link>
      </div>
    );
  return (
    <>
      <Filters query={query} counts={counts} onChange={go} />
      <BulkBar
        place={query.place}
        tags={counts.tags.map(({ tag }) => tag)}
        shown={scenarios}
        chosen={chosen}
        onChoose={setChosen}
        attempt={attempt}
      />
      {scenarios.length === 0 ? (
        <p className="rounded-xl border border-edge border-dashed p-8 text-center text-mute">{emptyText(query)}</p>
      ) : (
        <ul className="grid gap-2" aria-busy={turning}>
          {scenarios.map((scenario) => (
            <LibraryEntry
              key={scenario.id}
              scenario={scenario}
              place={query.place}
              isChosen={chosen.has(scenario.id)}
              onChoose={(isChosen) => choose(scenario, isChosen)}
              onTag={(tag) => go({ tag })}
              attempt={attempt}
            />
          ))}
        </ul>
      )}
      {next === null ? null : (
        <Button className="mt-3 w-full" onClick={() => more(next)}>
          Show more
        </Button>
      )}
    </>
  );
}

async function attemptQuietly(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    toast.error(failureText(error));
  }
}

function emptyText({ place, q, tag }: ListQuery): string {
  if (q !== "" || tag !== undefined) return "Nothing here matches. Try fewer words, another tag, or another list.";
  if (place === "trash") return "The trash is empty. What you delete stays here for 30 days.";
  if (place === "archive") return "Nothing is archived.";
  return "Nothing is in this list; the archive and the trash may hold what you look for.";
}
