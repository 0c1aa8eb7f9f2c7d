interface PictureLabelProps {
  readonly x: number;
  readonly y: number;
  readonly anchor?: "start" | "middle" | "end";
  readonly color?: string;
  readonly strong?: boolean;
  readonly children: string;
}

/** A word in a picture, readable on whatever it stands on. */
export function PictureLabel({ x, y, anchor = "start", color = "var(--ink)", strong, children }: PictureLabelProps) {
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      fill={color}
      stroke="var(--card)"
      strokeWidth="3"
      paintOrder="stroke"
      strokeLinejoin="round"
      pointerEvents="none"
      className={strong ? "font-semibold text-2xs" : "text-2xs"}
    >
      {children}
    </text>
  );
}
