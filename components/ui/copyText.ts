/**
 * Puts a text on the clipboard. Over plain HTTP from another machine there is no `navigator.clipboard`: there the older
 * way serves, through the copy event, so that neither focus nor selection moves.
 * @returns whether the text is there now
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyThroughEvent(text);
  }
}

function copyThroughEvent(text: string): boolean {
  let copied = false;
  const write = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    copied = event.clipboardData !== null;
  };
  document.addEventListener("copy", write, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", write);
  return copied;
}
