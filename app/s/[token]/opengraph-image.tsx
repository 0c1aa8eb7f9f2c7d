import { ImageResponse } from "next/og";
import { planOf } from "@/app/jobs/planOf";
import { orNotFound } from "@/app/orNotFound";
import { services } from "@/app/services";
import { registerFonts, textGlyphs } from "@/lib/report/pdf/fonts";
import { PREVIEW_SIZE, PreviewCard } from "@/lib/report/preview/PreviewCard";
import { previewFonts } from "@/lib/report/preview/previewFonts";
import { printable } from "@/lib/report/printable";
import { openLink } from "@/lib/sharing/links";

export const alt = "The verdict, and the map of every mix of processes and threads";
export const size = PREVIEW_SIZE;
export const contentType = "image/png";

/** What a chat shows of a shared link. Whoever has the link may see it; nobody else can ask for it. */
export default async function PreviewImage({ params }: { readonly params: Promise<{ readonly token: string }> }) {
  const { scenario } = await orNotFound(
    openLink({ store: (await services()).store, now: new Date() }, (await params).token),
  );
  registerFonts();
  // A letter that the font lacks would be fetched from the network by the renderer: it is a box here, as in the report.
  const shown = printable({ scenario, plan: await planOf(scenario) }, await textGlyphs());
  return new ImageResponse(<PreviewCard {...shown} />, {
    ...size,
    fonts: await previewFonts(),
    // A withdrawn link must not live on in a cache.
    headers: { "Cache-Control": "private, max-age=300" },
  });
}
