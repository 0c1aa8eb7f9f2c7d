import { clsx } from "clsx";
import type { ComponentProps } from "react";

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: "plain" | "primary" | "quiet";
}

export function buttonClass(look: ButtonProps["look"] = "plain", className?: string): string {
  return clsx(
    "inline-flex min-h-8 items-center justify-center gap-1.5 rounded-md px-3 py-1 text-sm font-medium whitespace-nowrap",
    "transition-colors disabled:cursor-not-allowed disabled:opacity-50",
    look === "plain" && "border border-edge bg-card hover:border-edge-strong",
    look === "primary" && "border border-sea bg-sea text-on-sea hover:opacity-90",
    look === "quiet" && "text-mute hover:bg-well hover:text-ink",
    className,
  );
}

export function Button({ look = "plain", className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}
