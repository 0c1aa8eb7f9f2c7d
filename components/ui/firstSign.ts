/** Whatever shows that someone is there. */
const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin", "scroll"] as const;

/**
 * Calls back once, when someone begins to use the page: what is loaded then is there before it is reached, and a page
 * that is only opened loads no more than it shows.
 * @returns takes the wish back
 */
export function onFirstSign(act: () => void): () => void {
  const options = { passive: true, capture: true };
  const forget = () => {
    for (const sign of SIGNS) window.removeEventListener(sign, seen, options);
  };
  const seen = () => {
    forget();
    act();
  };
  for (const sign of SIGNS) window.addEventListener(sign, seen, options);
  return forget;
}
