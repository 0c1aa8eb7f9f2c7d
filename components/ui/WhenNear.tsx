"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

interface WhenNearProps {
  /** Height kept free until then, so that nothing jumps: any CSS length. */
  readonly minHeight: string;
  readonly children: ReactNode;
}

/** Renders its children once the reader scrolls to within a screen of them, or prints; never takes them away again. */
export function WhenNear({ minHeight, children }: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (near || current === null) return;
    const come = () => setNear(true);
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && come(), { rootMargin: "600px" });
    observer.observe(current);
    window.addEventListener("beforeprint", come);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", come);
    };
  }, [near]);
  return (
    <div ref={place} style={{ minHeight }} className="grid min-w-0 grid-cols-[minmax(0,1fr)]">
      {near ? children : null}
    </div>
  );
}
