"use client";

import { Keyboard } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";

const ShortcutSheet = dynamic(() => import("./ShortcutSheet"), { ssr: false });

/** Where a letter is a letter, and no command. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("input, textarea, select, [contenteditable], [role=dialog]") !== null
  );
}

/** Opens the sheet of keys by its button or by "?". */
export function Shortcuts() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <Button look="quiet" className="px-2 max-sm:hidden" aria-label="Keys" onClick={() => setOpen(true)}>
        <Keyboard className="size-4" aria-hidden="true" />
      </Button>
      {open ? <ShortcutSheet onClose={() => setOpen(false)} /> : null}
    </>
  );
}
