import type { ReactNode } from "react";

interface FieldFrameProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly fault?: string | undefined;
  readonly children: ReactNode;
}

/** Label left, control right, the fault under it; the help floats beside the field that has the focus or the pointer. */
export function FieldFrame({ id, label, help, fault, children }: FieldFrameProps) {
  return (
    <div className="group/field relative py-0.5">
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(7.5rem,45%)] items-center gap-2">
        <label htmlFor={id} className="text-sm">
          {label}
        </label>
        {children}
      </div>
      {help === undefined ? null : (
        <p
          id={`${id}-help`}
          className="pointer-events-none invisible absolute top-full right-0 left-0 z-20 rounded-md border border-edge bg-card px-2.5 py-1.5 text-mute text-xs opacity-0 shadow-md transition-opacity delay-300 group-focus-within/field:visible group-focus-within/field:opacity-100 group-hover/field:visible group-hover/field:opacity-100"
        >
          {help}
        </p>
      )}
      <p id={`${id}-fault`} aria-live="polite" className="text-right text-load text-xs empty:hidden">
        {fault}
      </p>
    </div>
  );
}
