"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";

/** What to run, ready to copy. */
export function CommandLine({ command }: { readonly command: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const done = copied === command;
  return (
    <div className="flex items-start gap-2 rounded-xl border border-edge bg-well p-2 pl-3.5">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="min-w-0 flex-1 overflow-x-auto" tabIndex={0} aria-label="What to run">
        <pre className="py-1 font-mono text-xs" data-testid="command">
          {command}
        </pre>
      </section>
      <Button
        className="px-2"
        aria-label={done ? "Copied" : "Copy the command"}
        onClick={async () => {
          await navigator.clipboard.writeText(command);
          setCopied(command);
        }}
      >
        {done ? <Check className="size-4" aria-hidden="true" /> : <Copy className="size-4" aria-hidden="true" />}
      </Button>
    </div>
  );
}
