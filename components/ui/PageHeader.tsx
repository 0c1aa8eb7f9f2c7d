import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "./Mark";
import { ThemeToggle } from "./ThemeToggle";

/** The head of every page but the planner's own. */
export function PageHeader({ children }: { readonly children?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-center gap-3 border-edge border-b px-4 py-2 print:hidden">
      <Link href="/" className="flex items-center gap-2 rounded font-semibold">
        <Mark />
        Plimsoll
      </Link>
      <nav aria-label="Pages" className="flex gap-3 text-mute text-sm">
        <Link href="/" className="rounded hover:text-ink">
          Planner
        </Link>
        <Link href="/scenarios" className="rounded hover:text-ink">
          Scenarios
        </Link>
        <Link href="/compare" className="rounded hover:text-ink">
          Compare
        </Link>
        <Link href="/evidence" className="rounded hover:text-ink">
          Evidence
        </Link>
      </nav>
      <div className="ml-auto flex items-center gap-1.5">
        {children}
        <ThemeToggle />
      </div>
    </header>
  );
}
