"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { resultInBrief } from "@/components/library/inBrief";
import { Thumbnail } from "@/components/library/Thumbnail";
import { compareVersions, failureText, listVersions, restoreVersion } from "@/components/scenarios/api";
import { Button } from "@/components/ui/Button";
import { LocalTime } from "@/components/ui/LocalTime";
import { toast } from "@/components/ui/toast";
import type { CompareResponse, VersionsResponse } from "@/lib/scenario/apiSchema";
import { Comparison } from "./Comparison";

interface HistoryProps {
  readonly id: string;
  readonly name: string;
  /** The number of the newest version. */
  readonly newest: number;
  readonly first: VersionsResponse;
}

/** Every save of a scenario: what it changed, what it came to; any two compared, any one brought back. */
export function History({ id, name, newest, first }: HistoryProps) {
  const router = useRouter();
  const [pages, setPages] = useState(first);
  useEffect(() => setPages(first), [first]);
  const [pair, setPair] = useState({ from: Math.max(1, newest - 1), to: newest });
  const [comparison, setComparison] = useState<CompareResponse | null>(null);
  const [busy, setBusy] = useState(false);

  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      toast.error(failureText(error));
    }
    setBusy(false);
  };

  const compare = () => attempt(async () => setComparison(await compareVersions(id, pair.from, pair.to)));
  const restore = (revision: number) =>
    attempt(async () => {
      const saved = await restoreVersion(id, revision, newest);
      toast.success(`Version ${revision} is back, as version ${saved.revision}.`);
      setComparison(null);
      router.refresh();
    });
  const more = (before: number) =>
    attempt(async () => {
      const page = await listVersions(id, before);
      setPages(({ versions }) => ({ versions: [...versions, ...page.versions], next: page.next }));
    });

  const { versions, next } = pages;
  return (
    <>
      <h1 className="mb-1 font-semibold text-xl">Versions of {name}</h1>
      <p className="mb-4 text-mute text-sm">
        Every save is kept as it was. Bringing one back saves it anew: nothing is lost.{" "}
        <Link href={`/scenarios/${id}`} className="rounded underline">
          Open the scenario
        </Link>
      </p>
      {versions.length < 2 ? null : (
        <div className="mb-3 flex flex-wrap items-center gap-2 text-sm">
          <Button look="primary" disabled={busy || pair.from === pair.to} onClick={compare}>
            Compare version {pair.from} with {pair.to}
          </Button>
          <span className="text-mute">Choose the two in the list.</span>
        </div>
      )}
      {comparison === null ? null : <Comparison comparison={comparison} onClose={() => setComparison(null)} />}
      <ol className="grid gap-2">
        {versions.map(({ revision, createdAt, summary, byLink, result }) => (
          <li
            key={revision}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-xl border border-edge bg-card px-3 py-2.5"
          >
            {versions.length < 2 ? null : (
              <fieldset className="flex gap-2 text-mute text-xs">
                <legend className="sr-only">Compare version {revision}</legend>
                {(["from", "to"] as const).map((end) => (
                  <label key={end} className="flex min-h-6 items-center gap-1">
                    <input
                      type="radio"
                      name={end}
                      className="size-4 accent-(--sea)"
                      aria-label={`Compare ${end} version ${revision}`}
                      checked={pair[end] === revision}
                      onChange={() => setPair((before) => ({ ...before, [end]: revision }))}
                    />
                    <span aria-hidden="true">{end}</span>
                  </label>
                ))}
              </fieldset>
            )}
            <Thumbnail thumbnail={result?.thumbnail ?? null} />
            <div className="min-w-48 flex-1">
              <p className="font-semibold">
                {revision}. {summary}
              </p>
              <p className="text-mute text-sm">
                <LocalTime iso={createdAt} />
                {byLink ? " · saved through an edit link" : ""}
                {revision === newest ? " · newest" : ""}
              </p>
              {result === null ? null : (
                <p className="text-sm">
                  {resultInBrief(result)}{" "}
                  <span className="text-mute text-xs">
                    model {result.modelVersion}, seed {result.seed}
                  </span>
                </p>
              )}
            </div>
            {revision === newest ? null : (
              <Button disabled={busy} aria-label={`Bring back version ${revision}`} onClick={() => restore(revision)}>
                Bring back
              </Button>
            )}
          </li>
        ))}
      </ol>
      {next === null ? null : (
        <Button className="mt-3 w-full" disabled={busy} onClick={() => more(next)}>
          Show older versions
        </Button>
      )}
    </>
  );
}
