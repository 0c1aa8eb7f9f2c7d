import Link from "next/link";
import { PageHeader } from "@/components/ui/PageHeader";
import styles from "./modelText.module.css";

const { text } = styles;

/** One page of the model's documentation, as it stands in docs/model. */
export function ModelText({ html, index }: { readonly html: string; readonly index: boolean }) {
  return (
    <>
      <PageHeader />
      <main id="main" tabIndex={-1} className="mx-auto max-w-3xl p-4 outline-none lg:p-6">
        {index ? null : (
          <p className="mb-3 text-sm">
            <Link href="/model" className="underline decoration-edge-strong underline-offset-2 hover:text-sea">
              The model: all pages
            </Link>
          </p>
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made from the files in docs/model, which are part of the program. */}
        <article className={text} dangerouslySetInnerHTML={{ __html: html }} />
      </main>
    </>
  );
}
