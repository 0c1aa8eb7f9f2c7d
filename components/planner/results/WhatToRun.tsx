"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import { copyText } from "@/components/ui/copyText";
import { toast } from "@/components/ui/toast";
import { configFile } from "@/lib/servers/command";
import { usePlanner } from "../PlannerContext";
import { useShown } from "./useShown";

/** The command line that runs the mix on the screen, or the configuration file that says the same, ready to copy. */
export function WhatToRun() {
  const scenario = usePlanner((state) => state.answer.scenario);
  const { command, evaluated } = useShown();
  const file = configFile(scenario, evaluated.mix);
  const [wanted, setWanted] = useState("command");
  const [copied, setCopied] = useState<string | null>(null);
  const text = file !== null && wanted === file.name ? file.text.trimEnd() : command;
  const done = copied === text;
  if (evaluated.prediction.performance === null) return null;
  return (
    <div className="rounded-xl border border-edge bg-card p-2 pl-3.5">
      {file === null ? null : (
        <ChoiceButtons
          legend="What to copy"
          options={["command", file.name]}
          value={wanted === file.name ? file.name : "command"}
          onChange={setWanted}
        />
      )}
      <div className="flex items-start gap-2">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
        <section className="min-w-0 flex-1 overflow-x-auto" tabIndex={0} aria-label="What to run">
          <pre className="py-1.5 font-mono text-xs" data-testid="command">
            {text}
          </pre>
        </section>
        <Button
          className="px-2"
          aria-label={done ? "Copied" : "Copy what to run"}
          onClick={async () => {
            if (await copyText(text)) setCopied(text);
            else toast.error("The browser did not let it be copied: select the text and copy it yourself.");
          }}
        >
          {done ? <Check className="size-4" aria-hidden="true" /> : <Copy className="size-4" aria-hidden="true" />}
        </Button>
      </div>
    </div>
  );
}
