"use client";

import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { onFirstSign } from "./firstSign";

interface WhenNearProps {
  /** Height kept free until then, so that nothing jumps: any CSS length. */
  readonly minHeight: string;
  /** Comes also when someone begins to use the page, so that it is there before it is reached. */
  readonly early?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Renders its children once the reader scrolls to within a screen of them, or prints; never takes them away again. */
export function WhenNear({ minHeight, early = false, className, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (near || current === null) return;
    const come = () => setNear(true);
    // What comes early must not come at once on every screen: then it would be part of the first load.
    const rootMargin = early ? "0px" : "600px";
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && come(), { rootMargin });
    observer.observe(current);
    window.addEventListener("beforeprint", come);
    const forget = early ? onFirstSign(come) : () => {};
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", come);
      forget();
    };
  }, [near, early]);
  return (
    <div ref={place} style={{ minHeight }} className={clsx("grid min-w-0 grid-cols-[minmax(0,1fr)]", className)}>
      {near ? children : null}
    </div>
  );
}
