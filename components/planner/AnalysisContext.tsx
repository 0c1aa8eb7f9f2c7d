"use client";

import { type Remote, wrap } from "comlink";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import type { AnalysisService } from "./analysis.worker";

/** One worker for all analyses of a page, made when the first of them is wanted. */
class AnalysisWorker {
  private worker: Worker | null = null;
  private remote: Remote<AnalysisService> | null = null;

  service(): Remote<AnalysisService> {
    if (this.remote === null) {
      this.worker = new Worker(new URL("./analysis.worker.ts", import.meta.url), { type: "module" });
      this.remote = wrap<AnalysisService>(this.worker);
    }
    return this.remote;
  }

  end(): void {
    this.worker?.terminate();
    this.worker = null;
    this.remote = null;
  }
}

const AnalysisContext = createContext<AnalysisWorker | null>(null);

export function AnalysisProvider({ children }: { readonly children: ReactNode }) {
  const [analysis] = useState(() => new AnalysisWorker());
  useEffect(() => () => analysis.end(), [analysis]);
  return <AnalysisContext value={analysis}>{children}</AnalysisContext>;
}

/** The analysis worker's service, on demand. */
export function useAnalysisService(): () => Remote<AnalysisService> {
  const analysis = useContext(AnalysisContext);
  if (analysis === null) throw new Error("useAnalysisService needs an AnalysisProvider above it.");
  const service = useRef(() => analysis.service());
  return service.current;
}
