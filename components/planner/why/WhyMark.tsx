import { clsx } from "clsx";
import type { ComponentProps } from "react";

interface WhyMarkProps extends Omit<ComponentProps<"button">, "children"> {
  readonly label: string;
}

/** The button itself: large enough for a finger, quiet enough to stand on every number. */
export function WhyMark({ label, className, ...rest }: WhyMarkProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-haspopup="dialog"
      className={clsx(
        "-my-1 inline-grid size-6 shrink-0 place-items-center rounded-full align-middle text-2xs text-mute hover:bg-well hover:text-ink print:hidden",
        className,
      )}
      {...rest}
    >
      <span aria-hidden="true" className="grid size-4 place-items-center rounded-full border border-edge-strong">
        ?
      </span>
    </button>
  );
}
