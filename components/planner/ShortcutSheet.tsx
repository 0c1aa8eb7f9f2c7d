"use client";

import { Dialog } from "@/components/ui/Dialog";

const SHORTCUTS: readonly (readonly [keys: string, does: string])[] = [
  ["?", "shows this sheet"],
  ["Ctrl Z, ⌘ Z", "undoes the last step"],
  ["Shift Ctrl Z, ⇧ ⌘ Z", "does it again"],
  ["Tab", "goes from field to field, to the map and to the point on the load curve"],
  ["← → ↑ ↓", "read the cells of the map; move the load along its curve"],
  ["Enter", "tries the mix of the map's cell"],
  ["Page up, Page down", "move the load by ten steps"],
];

/** Every key that does something here. */
export default function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Keys"
      description="Everything here works without a pointer."
    >
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2 text-sm">
        {SHORTCUTS.map(([keys, does]) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="rounded border border-edge-strong bg-well px-1.5 py-0.5 font-mono text-xs">{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
