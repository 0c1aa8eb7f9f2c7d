"use client";

import { Copy } from "lucide-react";
import { toast } from "@/components/ui/toast";
import { Button } from "./Button";
import { copyText } from "./copyText";

/** A text to take along, with a button that copies it. */
export function CopyField({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div className="flex gap-2">
      <input
        readOnly
        aria-label={label}
        className="min-w-0 flex-1 rounded-md border border-edge bg-paper px-2 font-mono text-xs"
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        look="primary"
        onClick={async () => {
          if (await copyText(text)) toast.success("Link copied.");
          else toast.error("The browser did not let it be copied: select the link and copy it yourself.");
        }}
      >
        <Copy className="size-4" aria-hidden="true" /> Copy
      </Button>
    </div>
  );
}
