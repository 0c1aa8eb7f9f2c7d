import { modelFigure } from "@/app/model/modelDocument";

/** A figure of the model's documentation. */
export async function GET(_request: Request, { params }: { readonly params: Promise<{ readonly file: string }> }) {
  const { file } = await params;
  const svg = await modelFigure(file);
  return svg === undefined
    ? new Response("There is no such figure.", { status: 404 })
    : new Response(svg, { headers: { "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=3600" } });
}
