/** Room around the picture, and above it for its title, px. */
const MARGIN = 16;
const HEAD = 34;
/** A PNG has so many pixels for each of the page's, so that it is sharp in a document. */
const PIXEL_RATIO = 2;

/** What of an element's style makes it look as it does, outside its page as well. */
const DRAWN = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "paint-order",
  "text-anchor",
  "font-family",
  "font-size",
  "font-weight",
] as const;
const LAID_OUT = [
  ...DRAWN,
  "display",
  "position",
  "top",
  "right",
  "bottom",
  "left",
  "width",
  "height",
  "margin",
  "padding",
  "gap",
  "flex",
  "flex-wrap",
  "align-items",
  "justify-content",
  "grid-template-columns",
  "color",
  "background-color",
  "border",
  "border-radius",
  "overflow",
  "line-height",
  "text-align",
  "white-space",
  "list-style",
  "box-sizing",
] as const;

/** The page's font is not there in an image: words that are a little wider must not wrap. */
const UNBROKEN = "white-space:nowrap;width:max-content";

function holdsText(element: Element): boolean {
  return (
    element instanceof HTMLElement &&
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "")
  );
}

/** Writes onto a copy what the page's style sheets and tokens make of the original. */
function inline(original: Element, copy: Element, properties: readonly string[]): void {
  const style = getComputedStyle(original);
  copy.removeAttribute("class");
  // An attribute that names a token would mean nothing outside the page; the style says what it stands for.
  for (const property of properties) if (property !== "width" && property !== "height") copy.removeAttribute(property);
  const written = properties.map((property) => `${property}:${style.getPropertyValue(property)}`).join(";");
  copy.setAttribute("style", holdsText(original) ? `${written};${UNBROKEN}` : written);
  [...original.children].forEach((child, index) => {
    const twin = copy.children[index];
    if (twin !== undefined) inline(child, twin, properties);
  });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

interface PictureImage {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A chart as an SVG document that looks as it does on the page, in the theme of the page, with its title. A drawn chart
 * stays vectors; one of boxes is taken along as it is laid out.
 */
export function pictureImage(picture: HTMLElement, title: string): PictureImage {
  const drawing = picture.querySelector("svg[data-picture], svg.recharts-surface");
  const source = drawing ?? picture;
  const { width: inner, height: tall } = source.getBoundingClientRect();
  const copy = source.cloneNode(true);
  if (!(copy instanceof Element)) throw new Error("An element's copy is an element.");
  inline(source, copy, drawing === null ? LAID_OUT : DRAWN);
  for (const button of copy.querySelectorAll("button, details, input, textarea")) button.remove();
  const width = Math.ceil(inner) + 2 * MARGIN;
  const height = Math.ceil(tall) + HEAD + MARGIN;
  const page = getComputedStyle(document.documentElement);
  const token = (name: string) => resolved(page.getPropertyValue(name));
  copy.setAttribute("width", String(inner));
  copy.setAttribute("height", String(tall));
  if (drawing !== null) {
    copy.setAttribute("x", String(MARGIN));
    copy.setAttribute("y", String(HEAD));
  }
  const body = new XMLSerializer().serializeToString(copy);
  const placed =
    drawing === null
      ? `<foreignObject x="${MARGIN}" y="${HEAD}" width="${inner}" height="${tall}">${body}</foreignObject>`
      : body;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${token("--card")}"/><text x="${MARGIN}" y="22" font-family="Inter, system-ui, sans-serif" font-size="14" font-weight="600" fill="${token("--ink")}">${escaped(title)}</text>${placed}</svg>`;
  return { svg, width, height };
}

/** The colour that a token stands for in the theme of the page. */
function resolved(value: string): string {
  const probe = document.createElement("span");
  probe.style.color = value;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** The same as pixels. A data address: what a blob's address draws may not be read back. */
export async function pictureAsPng(picture: HTMLElement, title: string): Promise<Blob> {
  const { svg, width, height } = pictureImage(picture, title);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * PIXEL_RATIO;
  canvas.height = height * PIXEL_RATIO;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob === null ? fail(new Error("The picture could not be drawn.")) : done(blob))),
  );
}
