"use client";

import type { GuideGroup } from "@/lib/scenario/guide/guideQuestions";

/** What stands for "I don't know" among the choices. */
export const UNKNOWN = "unknown";

interface GuideChoicesProps {
  readonly group: GuideGroup;
  readonly chosen: string | undefined;
  readonly onChoose: (choice: string) => void;
}

interface CardProps {
  readonly group: string;
  readonly id: string;
  readonly name: string;
  readonly detail?: string | undefined;
  readonly checked: boolean;
  readonly onChoose: (choice: string) => void;
}

function Card({ group, id, name, detail, checked, onChoose }: CardProps) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2 rounded-md border border-edge px-2.5 py-1 text-sm hover:border-edge-strong has-checked:border-sea has-checked:bg-well has-focus-visible:outline-2 has-focus-visible:outline-sea">
      <input
        type="radio"
        name={group}
        value={id}
        checked={checked}
        className="size-4 shrink-0 accent-sea outline-none"
        onChange={() => onChoose(id)}
      />
      <span className="min-w-0">
        {name}
        {detail === undefined ? null : <span className="block text-mute text-xs">{detail}</span>}
      </span>
    </label>
  );
}

/** One thing to choose, "I don't know" among the rest. */
export function GuideChoices({ group, chosen, onChoose }: GuideChoicesProps) {
  return (
    <fieldset className="mb-3">
      <legend className="mb-1 font-medium text-sm">{group.legend}</legend>
      <div className="grid gap-1.5 sm:grid-cols-2">
        {group.choices.map(({ id, name, detail }) => (
          <Card
            key={id}
            group={group.id}
            id={id}
            name={name}
            detail={detail}
            checked={chosen === id}
            onChoose={onChoose}
          />
        ))}
        <Card
          group={group.id}
          id={UNKNOWN}
          name="I don't know"
          detail="take what is typical"
          checked={chosen === UNKNOWN}
          onChoose={onChoose}
        />
      </div>
      <p aria-live="polite" className="mt-1 text-mute text-xs empty:hidden" data-testid={`guide-${group.id}`}>
        {chosen === UNKNOWN ? group.typical.says : null}
      </p>
    </fieldset>
  );
}
