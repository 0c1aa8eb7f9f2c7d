import { orNotFound } from "@/app/orNotFound";
import { services } from "@/app/services";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { PREVIEW_SIZE } from "@/lib/report/preview/PreviewCard";
import { openLink } from "@/lib/sharing/links";
import { previewPicture } from "./previewPicture";

export const alt = "The verdict, and the map of every mix of processes and threads";
export const size = PREVIEW_SIZE;
export const contentType = "image/png";

/** What a chat shows of a shared link. Whoever has the link may see it; nobody else can ask for it. */
export default async function PreviewImage({ params }: { readonly params: Promise<{ readonly token: string }> }) {
  const { scenario } = await orNotFound(
    openLink({ store: (await services()).store, now: new Date() }, (await params).token),
  );
  try {
    const picture = await previewPicture(scenario);
    // A withdrawn link must not live on in a cache.
    return new Response(picture, { headers: { "Content-Type": contentType, "Cache-Control": "private, max-age=300" } });
  } catch (cause) {
    if (!(cause instanceof PlimsollError) || (cause.code !== "busy" && cause.code !== "too-slow")) throw cause;
    return new Response(cause.message, { status: 503, headers: { "Retry-After": "5", "Cache-Control": "no-store" } });
  }
}
