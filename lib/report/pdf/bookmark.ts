/** Puts a part into the outline that readers show beside the pages. Every part takes it; the types name only pages. */
export function bookmark(title: string): { readonly bookmark: string } {
  return { bookmark: title };
}
