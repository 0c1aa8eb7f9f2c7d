import { Button } from "@/components/ui/Button";
import type { Analysis } from "./useAnalysis";

interface AnalysisStateProps {
  readonly state: Analysis<unknown>["state"];
  /** Share that is done, 0 … 1; null before anything is known. */
  readonly done: number | null;
  /** What is being worked out: "Pricing 12 of 30 changes". */
  readonly doing: string;
  readonly onStop?: () => void;
}

/** One line, always of the same height: how far an analysis has come. */
export function AnalysisState({ state, done, doing, onStop }: AnalysisStateProps) {
  return (
    <div className="flex h-6 items-center gap-2 text-mute text-xs" role="status">
      {state === "failed" ? (
        <span className="text-load">It stopped unexpectedly. Change an input, or reload the page.</span>
      ) : state === "done" ? null : (
        <>
          <span className="h-1 w-24 shrink-0 overflow-hidden rounded bg-hatch" aria-hidden="true">
            <span className="block h-full bg-sea-soft" style={{ width: `${100 * (done ?? 0)}%` }} />
          </span>
          {state === "waiting" ? "Waiting for the inputs to rest" : doing}
          {onStop === undefined ? null : (
            <Button look="quiet" className="min-h-6 px-1.5 py-0 text-xs" onClick={onStop}>
              Stop
            </Button>
          )}
        </>
      )}
    </div>
  );
}
