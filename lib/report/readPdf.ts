import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Word {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly text: string;
}

interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  /** In the order in which it was drawn. */
  readonly text: string;
}

interface ReadPdf {
  readonly pages: readonly PdfPage[];
  /** What `pdfinfo` says: Title, Author, Pages, "Page size" … */
  readonly info: ReadonlyMap<string, string>;
  /** One line a font: name, type, encoding, embedded, subset, has Unicode. */
  readonly fonts: readonly string[];
  readonly images: readonly string[];
}

const WORD = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/g;

function pageOf(html: string, text: string): PdfPage {
  const size = /width="([\d.]+)" height="([\d.]+)"/.exec(html);
  const words = Array.from(html.matchAll(WORD), ([, left, top, right, bottom, word]) => ({
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
    text: word ?? "",
  }));
  return { width: Number(size?.[1]), height: Number(size?.[2]), words, text };
}

/** Reads a PDF back with poppler's tools, for tests: what a reader would see, select and be told of it. */
export function readPdf(pdf: Uint8Array): ReadPdf {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-report-"));
  const file = join(folder, "report.pdf");
  const run = (tool: string, ...options: string[]) => execFileSync(tool, options, { encoding: "utf8" });
  try {
    writeFileSync(file, pdf);
    const texts = run("pdftotext", "-raw", file, "-").split("\f");
    const pages = run("pdftotext", "-bbox", file, "-").split("<page ").slice(1);
    const info = Array.from(run("pdfinfo", file).matchAll(/^([^:\n]+):[ ]+(.*)$/gm));
    return {
      pages: pages.map((html, index) => pageOf(html, texts[index] ?? "")),
      info: new Map(info.map(([, key = "", value = ""]) => [key, value])),
      fonts: run("pdffonts", file).trim().split("\n").slice(2),
      images: run("pdfimages", "-list", file).trim().split("\n").slice(2),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
