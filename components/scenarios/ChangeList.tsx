import type { Change } from "@/lib/scenario/changes";

interface ChangeListProps {
  readonly title: string;
  readonly changes: readonly Pick<Change, "label" | "before" | "after">[];
  /** What to say where there are none. */
  readonly nothing: string;
}

/** Differences between two scenarios, in words and units. */
export function ChangeList({ title, changes, nothing }: ChangeListProps) {
  return (
    <section aria-label={title} className="mb-3 text-sm">
      <h3 className="mb-1 font-medium">{title}</h3>
      {changes.length === 0 ? (
        <p className="text-mute">{nothing}</p>
      ) : (
        <ul className="grid gap-0.5">
          {changes.map(({ label, before, after }) => (
            <li key={`${label} ${before} ${after}`} className="border-edge border-t py-0.5">
              <span className="text-mute">{label}</span> {before === null ? null : <del>{before}</del>}{" "}
              {after === null ? "removed" : <ins className="font-medium no-underline">{after}</ins>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
