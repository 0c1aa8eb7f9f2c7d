"use client";

import { useSyncExternalStore } from "react";

const FORMAT = { dateStyle: "medium", timeStyle: "short" } as const;

function never(): () => void {
  return () => {};
}

/** A moment in the reader's time zone, which a server does not know: it writes UTC, until the browser has taken over. */
export function LocalTime({ iso }: { readonly iso: string }) {
  const timeZone = useSyncExternalStore<string | undefined>(
    never,
    () => undefined,
    () => "UTC",
  );
  return <time dateTime={iso}>{new Date(iso).toLocaleString("en-GB", { ...FORMAT, timeZone })}</time>;
}
