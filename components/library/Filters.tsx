"use client";

import { clsx } from "clsx";
import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { CountsResponse } from "@/lib/scenario/apiSchema";
import type { ListQuery } from "./listQuery";

/** Typing goes on while the last word is looked for. */
const PAUSE_MS = 180;

const PLACES = [
  ["live", "Scenarios"],
  ["archive", "Archive"],
  ["trash", "Trash"],
] as const;

/** One choice for what to sort by and which way round. */
const ORDERS = [
  ["changed", undefined, "latest change first"],
  ["changed", "ascending", "oldest change first"],
  ["name", undefined, "name, A to Z"],
  ["name", "descending", "name, Z to A"],
  ["headroom", "ascending", "closest to the line first"],
  ["headroom", undefined, "most headroom first"],
] as const;

interface FiltersProps {
  readonly query: ListQuery;
  readonly counts: CountsResponse;
  readonly onChange: (change: Partial<ListQuery>) => void;
}

/** Which list, which words, which tag, in which order. */
export function Filters({ query, counts, onChange }: FiltersProps) {
  return (
    <div className="mb-3 grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <nav aria-label="Lists" className="flex gap-1">
          {PLACES.map(([place, title]) => (
            <button
              key={place}
              type="button"
              aria-pressed={query.place === place}
              onClick={() => onChange({ place })}
              className={clsx(
                "min-h-8 rounded-md px-2.5 py-1 text-sm",
                query.place === place ? "bg-well font-medium ring-1 ring-edge-strong" : "text-mute hover:bg-well",
              )}
            >
              {title} <span className="text-mute">{counts[place]}</span>
            </button>
          ))}
        </nav>
        <SearchBox words={query.q} onSearch={(q) => onChange({ q })} />
        <label className="flex items-center gap-2 text-mute text-sm">
          <span className="sr-only">Order</span>
          <select
            className="min-h-8 rounded-md border border-edge bg-card px-2 text-ink text-sm"
            value={ORDERS.findIndex(([sort, order]) => sort === query.sort && order === query.order)}
            onChange={(event) => {
              const [sort, order] = ORDERS[Number(event.currentTarget.value)] ?? ORDERS[0];
              onChange({ sort, order });
            }}
          >
            {ORDERS.map(([, , title], index) => (
              <option key={title} value={index}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </div>
      {counts.tags.length === 0 ? null : (
        <fieldset className="flex flex-wrap gap-1">
          <legend className="sr-only">Tag</legend>
          {counts.tags.map(({ tag, count }) => (
            <button
              key={tag}
              type="button"
              aria-pressed={query.tag === tag}
              onClick={() => onChange({ tag: query.tag === tag ? undefined : tag })}
              className={clsx(
                "min-h-6 rounded-full border px-2.5 py-0.5 text-xs",
                query.tag === tag ? "border-sea bg-sea text-on-sea" : "border-edge text-mute hover:border-edge-strong",
              )}
            >
              {tag} {count}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function SearchBox({ words, onSearch }: { readonly words: string; readonly onSearch: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text), PAUSE_MS);
  };
  return (
    <label className="relative min-w-44 flex-1">
      <span className="sr-only">Search names, servers and tags</span>
      <Search className="pointer-events-none absolute top-2 left-2 size-4 text-mute" aria-hidden="true" />
      <input
        type="search"
        value={typed}
        maxLength={200}
        placeholder="Search names, servers, tags"
        onChange={(event) => search(event.currentTarget.value)}
        className="min-h-8 w-full rounded-md border border-edge bg-card py-1 pr-2 pl-8 text-sm"
      />
    </label>
  );
}
