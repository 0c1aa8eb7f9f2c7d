"use client";

import { Popover } from "radix-ui";
import { type ReactNode, useState } from "react";
import { WhyMark } from "./WhyMark";

interface WhyPopoverProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** What stands behind one number, beside it; open from the start, for it was asked for. */
export default function WhyPopover({ name, children }: WhyPopoverProps) {
  const [open, setOpen] = useState(true);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <WhyMark label={name} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          collisionPadding={12}
          sideOffset={4}
          aria-label={name}
          className="z-50 max-h-[min(34rem,80dvh)] w-[min(26rem,calc(100vw-1.5rem))] overflow-y-auto rounded-xl border border-edge bg-card p-3.5 text-sm shadow-xl"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
