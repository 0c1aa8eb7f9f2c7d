import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ModelText } from "./ModelText";
import { modelDocument } from "./modelDocument";

export const metadata: Metadata = { title: "The model" };

/** The model's documentation: its index. */
export default async function ModelIndexPage() {
  const html = await modelDocument(null);
  if (html === undefined) notFound();
  return <ModelText html={html} index={true} />;
}
