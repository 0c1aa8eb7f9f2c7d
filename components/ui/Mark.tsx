/** The Plimsoll mark: a circle and the load line through it. */
export function Mark({ className = "size-7" }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 26 26" className={className} aria-hidden="true" focusable="false">
      <circle cx="13" cy="13" r="8.5" fill="none" stroke="var(--ink)" strokeWidth="2.4" />
      <path d="M1 13H25" stroke="var(--load)" strokeWidth="2.8" />
    </svg>
  );
}
