"use client";

import dynamic from "next/dynamic";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/Button";

const GuideDialog = dynamic(() => import("./GuideDialog"), { ssr: false });

interface GuideLauncherProps extends ComponentProps<typeof Button> {
  /** The guide has been seen: there is no need to invite to it again. */
  readonly onLeave?: () => void;
}

/** A button that opens the guide; the questions come when they are wanted. */
export function GuideLauncher({ onLeave, ...button }: GuideLauncherProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} />
      {open ? (
        <GuideDialog
          open
          onOpenChange={(next) => {
            setOpen(next);
            if (!next) onLeave?.();
          }}
        />
      ) : null}
    </>
  );
}
