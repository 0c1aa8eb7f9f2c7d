"use client";

import { useEffect, useState } from "react";
import { PlimsollError } from "@/lib/errors/plimsollError";
import type { Scenario } from "@/lib/scenario/scenario";
import { usePlannerStore } from "./PlannerContext";

/** A codec version and a dot; a bare word is an anchor of the page. */
const HOLDS_SCENARIO = /^\d+\./;

/** Loaded at the first need: a page that is opened and read writes no address. */
const codec = () => import("@/lib/scenario/codec");
type Codec = Awaited<ReturnType<typeof codec>>;

async function readFragment(): Promise<{ readonly scenario: Scenario | null; readonly fault: string | null }> {
  const text = window.location.hash.slice(1);
  if (!HOLDS_SCENARIO.test(text)) return { scenario: null, fault: null };
  try {
    const { decodeFragment } = await codec();
    return { scenario: decodeFragment(text), fault: null };
  } catch (error) {
    const reason = error instanceof PlimsollError ? error.message : "It could not be read.";
    return { scenario: null, fault: `The address does not hold a scenario, so nothing was taken from it. ${reason}` };
  }
}

/**
 * Keeps the unsaved scenario in the URL's fragment (which never reaches a server): a reload, a bookmark or
 * a pasted address brings it back. The fragment is empty while nothing differs from what is stored.
 * @returns what was wrong with the fragment that the page was opened with, if anything
 */
export function useFragment(): string | null {
  const store = usePlannerStore();
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    const base = () => store.getState().saved?.scenario ?? null;
    const opened = store.getState().valid;
    let gone = false;
    const adopt = async (as: "open" | "replace") => {
      const { scenario, fault: reason } = await readFragment();
      if (gone) return;
      setFault(reason);
      if (scenario !== null) store.getState()[as](scenario);
    };
    void adopt("open");

    let scheduled: number | undefined;
    let ready: Codec | null = null;
    const write = () => {
      scheduled = undefined;
      // Until the codec is there the address is as it was; it is written once it is.
      if (ready === null) return;
      const { valid } = store.getState();
      const unchanged = valid === (base() ?? opened);
      const { pathname, search } = window.location;
      // The browser's own method: Next's patched one would cancel a navigation that is under way.
      const { history } = window;
      History.prototype.replaceState.call(
        history,
        history.state,
        "",
        unchanged ? `${pathname}${search}` : `#${ready.encodeFragment(valid)}`,
      );
    };
    const unsubscribe = store.subscribe((state, before) => {
      if (state.valid === before.valid && state.saved === before.saved) return;
      // Browsers limit how often the address may change; a rest of a third of a second is often enough.
      window.clearTimeout(scheduled);
      scheduled = window.setTimeout(write, 300);
      if (ready === null)
        void codec().then((loaded) => {
          if (ready === null && !gone && scheduled === undefined) scheduled = window.setTimeout(write);
          ready = loaded;
        });
    });
    // Leaving within that rest must not lose the last change.
    const flush = () => {
      if (scheduled === undefined) return;
      window.clearTimeout(scheduled);
      write();
    };
    window.addEventListener("pagehide", flush);
    const follow = () => {
      void adopt("replace");
      // An anchor of the page itself, such as the skip link, took the fragment's place: put the scenario back.
      if (!HOLDS_SCENARIO.test(window.location.hash.slice(1))) write();
    };
    window.addEventListener("hashchange", follow);
    return () => {
      flush();
      gone = true;
      unsubscribe();
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("hashchange", follow);
    };
  }, [store]);

  return fault;
}
