"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { GUIDED_KEY } from "@/components/ui/guidedKey";
import { GuideLauncher } from "./GuideLauncher";

/** On the first visit: what is on the screen is an example, and five questions make it one's own. */
export function GuideInvitation() {
  const [gone, setGone] = useState(false);
  const leave = () => {
    setGone(true);
    try {
      localStorage.setItem(GUIDED_KEY, "1");
    } catch {
      // A browser that forbids storage is invited again next time.
    }
  };
  if (gone) return null;
  return (
    <section
      aria-label="Invitation"
      data-invitation
      className="flex items-center gap-x-3 gap-y-2 rounded-xl border border-edge bg-card py-1.5 pr-1.5 pl-3.5 text-sm max-sm:flex-wrap print:hidden"
    >
      <p className="min-w-0 flex-1">
        New here? This is an example. Five questions, a minute, and it is about <em>your</em> application.
      </p>
      <GuideLauncher look="primary" onLeave={leave}>
        Start
      </GuideLauncher>
      <Button look="quiet" className="px-2" aria-label="No, thanks" onClick={leave}>
        <X className="size-4" aria-hidden="true" />
      </Button>
    </section>
  );
}
