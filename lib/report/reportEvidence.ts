interface Figures {
  readonly meanMs: number;
  readonly p95Ms: number;
}

/** How the models did on real servers of the kind that a report is about. */
export interface ReportEvidence {
  readonly server: string;
  /** The version that was measured. */
  readonly version: string;
  readonly points: readonly {
    readonly id: string;
    /** "4 × 6": processes × threads. */
    readonly mix: string;
    readonly cpus: number;
    readonly measured: Figures;
    readonly predicted: { readonly analytic: Figures | null; readonly replayed: Figures | null };
    readonly unstable: boolean;
  }[];
}
