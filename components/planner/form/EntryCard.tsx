"use client";

import { ChevronDown, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";

interface EntryCardProps {
  readonly title: string;
  /** What it amounts to, to be read while it is closed. */
  readonly gist: string;
  readonly open?: boolean;
  /** Absent when the last entry must stay. */
  readonly onRemove?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** One entry of a list: a kind of client, a class of request, a backend, an objective. */
export function EntryCard({ title, gist, open = false, onRemove, children }: EntryCardProps) {
  return (
    <fieldset className="relative my-1.5 min-w-0 rounded-lg border border-edge">
      <legend className="sr-only">{title}</legend>
      <details open={open} className="group/entry">
        <summary className="flex list-none items-center gap-2 rounded-lg py-1.5 pr-10 pl-2.5 hover:bg-well [&::-webkit-details-marker]:hidden">
          <ChevronDown
            className="size-3.5 shrink-0 -rotate-90 text-mute transition-transform group-open/entry:rotate-0"
            aria-hidden="true"
          />
          <span className="min-w-0">
            <span className="block truncate font-medium text-sm">{title}</span>
            <span className="block truncate text-mute text-xs group-open/entry:hidden">{gist}</span>
          </span>
        </summary>
        <div className="px-2.5 pb-1.5">{children}</div>
      </details>
      {onRemove === undefined ? null : (
        <Button
          look="quiet"
          className="absolute top-1 right-1 min-h-7 px-1.5"
          aria-label={`Remove ${title}`}
          onClick={onRemove}
        >
          <Trash2 className="size-3.5" aria-hidden="true" />
        </Button>
      )}
    </fieldset>
  );
}
