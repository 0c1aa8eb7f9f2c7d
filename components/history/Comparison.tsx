import { ChangeList } from "@/components/scenarios/ChangeList";
import { Button } from "@/components/ui/Button";
import type { CompareResponse } from "@/lib/scenario/apiSchema";

interface ComparisonProps {
  readonly comparison: CompareResponse;
  readonly onClose: () => void;
}

/** Two versions beside each other: which inputs differ, and what that did to the answer. */
export function Comparison({ comparison: { from, to, changes, moved }, onClose }: ComparisonProps) {
  return (
    <section
      aria-label={`Version ${from.revision} compared with version ${to.revision}`}
      className="mb-3 rounded-xl border border-edge-strong bg-card p-4"
    >
      <div className="mb-2 flex items-start justify-between gap-3">
        <h2 className="font-semibold">
          From version {from.revision} to version {to.revision}
        </h2>
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      <ChangeList title="What was changed" changes={changes} nothing="Nothing: the two say the same." />
      {moved === null ? (
        <p className="text-mute text-sm">
          One of them was saved without its answer, so their numbers can't be compared.
        </p>
      ) : (
        <ChangeList title="What that did" changes={moved} nothing="The answer reads the same." />
      )}
      {from.result !== null && to.result !== null && from.result.modelVersion !== to.result.modelVersion ? (
        <p className="text-mute text-sm">
          Part of it is the model's own change: they were computed by {from.result.modelVersion} and{" "}
          {to.result.modelVersion}.
        </p>
      ) : null}
    </section>
  );
}
