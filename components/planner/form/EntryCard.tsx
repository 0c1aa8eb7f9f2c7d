"use client";

import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";

interface EntryCardProps {
  readonly title: string;
  /** Absent when the last entry must stay. */
  readonly onRemove?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** One entry of a list: a kind of client, a class of request, a backend, an objective. */
export function EntryCard({ title, onRemove, children }: EntryCardProps) {
  return (
    <fieldset className="my-1.5 rounded-lg border border-edge px-2.5 pt-1 pb-1.5">
      <legend className="sr-only">{title}</legend>
      <div className="flex items-center justify-between gap-2">
        <span className="truncate font-medium text-sm">{title}</span>
        {onRemove === undefined ? null : (
          <Button look="quiet" className="-mr-1.5 min-h-7 px-1.5" aria-label={`Remove ${title}`} onClick={onRemove}>
            <Trash2 className="size-3.5" aria-hidden="true" />
          </Button>
        )}
      </div>
      {children}
    </fieldset>
  );
}
