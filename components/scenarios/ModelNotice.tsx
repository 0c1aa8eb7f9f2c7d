import type { MovedNumber } from "@/lib/planning/movedNumbers";

interface ModelNoticeProps {
  /** The model that computed what was saved. */
  readonly from: string;
  readonly to: string;
  readonly moved: readonly MovedNumber[];
}

/** Above a scenario that was saved under an older model: which of its numbers read otherwise now. */
export function ModelNotice({ from, to, moved }: ModelNoticeProps) {
  return (
    <aside
      aria-label="What the new model changed"
      data-testid="model-notice"
      className="border-edge border-b bg-card px-4 py-2 text-sm print:hidden"
    >
      <details>
        <summary className="cursor-pointer">
          Saved under model {from}; model {to} gives {moved.length === 1 ? "one other number" : "other numbers"} for the
          same inputs.
        </summary>
        <ul className="mt-1 list-disc pl-6 text-mute">
          {moved.map(({ label, before, after }) => (
            <li key={label}>
              {label}: {before} → {after}
            </li>
          ))}
        </ul>
      </details>
    </aside>
  );
}
