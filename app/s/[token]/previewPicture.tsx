import { ImageResponse } from "next/og";
import { planOf } from "@/app/jobs/planOf";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { registerFonts, textGlyphs } from "@/lib/report/pdf/fonts";
import { PREVIEW_SIZE, PreviewCard } from "@/lib/report/preview/PreviewCard";
import { previewFonts } from "@/lib/report/preview/previewFonts";
import { printable } from "@/lib/report/printable";
import type { Scenario } from "@/lib/scenario/scenario";
import { Latest } from "@/lib/storage/latest";

/** Pictures of 20 to 60 kB: a link that is posted is fetched by every chat it is posted in, and by every reader's. */
const KEPT = 64;
/** Pictures that may wait while one is drawn; the next one is refused. */
const QUEUE = 8;

const pictures = new Latest<Promise<ArrayBuffer>>(KEPT);
let drawn: Promise<unknown> = Promise.resolve();
let waiting = 0;

async function draw(scenario: Scenario): Promise<ArrayBuffer> {
  registerFonts();
  // A letter that the font lacks would be fetched from the network by the renderer: it is a box here, as in the report.
  const shown = printable({ scenario, plan: await planOf(scenario) }, await textGlyphs());
  return new ImageResponse(<PreviewCard {...shown} />, { ...PREVIEW_SIZE, fonts: await previewFonts() }).arrayBuffer();
}

/**
 * The picture of a scenario as a PNG. The renderer works on the thread that answers, some hundred milliseconds each:
 * so the same scenario is drawn once, and different ones after each other.
 * @throws PlimsollError `busy` when too many wait; what `planOf` throws.
 */
export async function previewPicture(scenario: Scenario): Promise<ArrayBuffer> {
  const key = JSON.stringify(scenario);
  const known = pictures.get(key);
  if (known !== undefined) return known;
  if (waiting >= QUEUE)
    throw new PlimsollError("busy", "Too many pictures are being drawn. Try again in a few seconds.");
  waiting += 1;
  const picture = drawn.then(() => draw(scenario));
  drawn = picture
    .catch(() => pictures.delete(key))
    .finally(() => {
      waiting -= 1;
    });
  pictures.set(key, picture);
  return picture;
}
