import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ModelText } from "@/app/model/ModelText";
import { modelDocument } from "@/app/model/modelDocument";
import { MODEL_PAGES } from "@/lib/planning/why/modelPages";

interface ModelPageProps {
  readonly params: Promise<{ readonly page: string }>;
}

export async function generateMetadata({ params }: ModelPageProps): Promise<Metadata> {
  const { page } = await params;
  const title = Object.entries(MODEL_PAGES).find(([id]) => id === page)?.[1];
  return title === undefined ? {} : { title };
}

/** One page behind a number of the planner. */
export default async function ModelPage({ params }: ModelPageProps) {
  const { page } = await params;
  const html = await modelDocument(page);
  if (html === undefined) notFound();
  return <ModelText html={html} index={false} />;
}
