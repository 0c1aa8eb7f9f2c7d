/**
 * RFC 6266: a name of plain letters for old clients, the name itself for the others. Neither can end the header.
 * @param name without its ending
 */
export function attachment(name: string, ending: "json" | "pdf" | "zip"): string {
  const plain = name.replace(/[^a-z0-9-]+/g, "_");
  return `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encodeURIComponent(name)}.${ending}`;
}
