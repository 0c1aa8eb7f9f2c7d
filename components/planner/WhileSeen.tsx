"use client";

import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { createFollower } from "./follower";
import { ShownContext, usePlannerStore } from "./PlannerContext";

/** This near to the screen counts as seen. */
const MARGIN = "64px";

/**
 * A part of the page that is drawn anew with every answer only while it can be seen; out of sight it follows a moment
 * after the last change, and says that it is busy until then. Printing draws it at once.
 */
export function WhileSeen({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  const source = usePlannerStore();
  const [follower] = useState(() => createFollower(source));
  const behind = useStore(follower.behind);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const end = follower.follow();
    const observer = new IntersectionObserver(([entry]) => follower.see(entry?.isIntersecting ?? true), {
      rootMargin: MARGIN,
    });
    observer.observe(current);
    window.addEventListener("beforeprint", follower.catchUp);
    return () => {
      end();
      observer.disconnect();
      window.removeEventListener("beforeprint", follower.catchUp);
    };
  }, [follower]);
  return (
    <div
      ref={place}
      aria-busy={behind}
      data-while-seen=""
      className={clsx("grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 contain-layout print:contain-none", className)}
    >
      <ShownContext value={follower.store}>{children}</ShownContext>
    </div>
  );
}
