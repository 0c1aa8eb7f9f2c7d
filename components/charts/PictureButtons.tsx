"use client";

import { Check, ImageDown } from "lucide-react";
import { type RefObject, useState } from "react";
import { Button } from "@/components/ui/Button";
import { downloadBlob, downloadText } from "@/components/ui/download";
import { toast } from "@/components/ui/toast";

const FAILED = "The browser did not let the picture be taken: download it, or take a screenshot.";
const load = () => import("./pictureImage");

interface PictureButtonsProps {
  readonly picture: RefObject<HTMLDivElement | null>;
  readonly title: string;
  readonly fileName: string;
}

/** Puts the picture on the clipboard, ready to paste into a document. */
export function CopyPicture({ picture, title }: Omit<PictureButtonsProps, "fileName">) {
  const [copied, setCopied] = useState(false);
  return (
    <Button
      look="quiet"
      className="min-h-7 px-1.5"
      aria-label={copied ? `${title}: copied` : `Copy as an image: ${title}`}
      onClick={async () => {
        const { current } = picture;
        if (current === null) return;
        try {
          const png = load().then(({ pictureAsPng }) => pictureAsPng(current, title));
          await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
          setCopied(true);
        } catch {
          toast.error(FAILED);
        }
      }}
    >
      {copied ? (
        <Check className="size-3.5" aria-hidden="true" />
      ) : (
        <ImageDown className="size-3.5" aria-hidden="true" />
      )}
    </Button>
  );
}

/** The picture as a file, of pixels or of vectors. */
export function DownloadPicture({ picture, title, fileName }: PictureButtonsProps) {
  const take = async (kind: "png" | "svg") => {
    const { current } = picture;
    if (current === null) return;
    const { pictureAsPng, pictureImage } = await load();
    if (kind === "svg") downloadText(`${fileName}.svg`, "image/svg+xml", pictureImage(current, title).svg);
    else
      await pictureAsPng(current, title).then(
        (png) => downloadBlob(`${fileName}.png`, png),
        () => toast.error(FAILED),
      );
  };
  return (
    <>
      <Button look="quiet" className="mt-1 px-1.5 text-xs" onClick={() => take("png")}>
        Download as PNG
      </Button>
      <Button look="quiet" className="mt-1 px-1.5 text-xs" onClick={() => take("svg")}>
        Download as SVG
      </Button>
    </>
  );
}
