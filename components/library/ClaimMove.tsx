"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { claimMoveLink, failureText } from "@/components/scenarios/api";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { toast } from "@/components/ui/toast";

/** Asks before it uses the link up: what only previews a page must move nothing. */
export function ClaimMove() {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const claim = async () => {
    const token = window.location.hash.slice(1);
    if (token === "") {
      setProblem("This address lacks the link's secret part. Copy the whole link again.");
      return;
    }
    setBusy(true);
    try {
      const { moved } = await claimMoveLink(token);
      toast.success(moved === 1 ? "One scenario is here now." : `${moved} scenarios are here now.`);
      router.push("/scenarios");
    } catch (error) {
      setProblem(failureText(error));
      setBusy(false);
    }
  };
  return (
    <>
      <p className="mb-4 text-mute">
        Everything that the other browser has saved becomes this browser's, beside what is here already. The other
        browser no longer lists it. The link works once.
      </p>
      {problem === null ? null : (
        <div className="mb-4">
          <Notice>{problem}</Notice>
        </div>
      )}
      <Button look="primary" disabled={busy} onClick={claim}>
        {busy ? "Moving…" : "Move them here"}
      </Button>
    </>
  );
}
