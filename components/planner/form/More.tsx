import type { ReactNode } from "react";

/** Inputs that most people leave alone, one click away. */
export function More({ label = "More", children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <details className="mt-1">
      <summary className="w-fit rounded py-1 text-mute text-xs underline decoration-edge-strong underline-offset-2 hover:text-ink">
        {label}
      </summary>
      <div className="border-edge border-l-2 pl-2.5">{children}</div>
    </details>
  );
}
