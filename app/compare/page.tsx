import type { Metadata } from "next";
import { Compare } from "@/components/compare/Compare";

export const metadata: Metadata = {
  title: "Compare",
  description: "Up to four scenarios side by side: what differs, what each would give, and why.",
};

export default function ComparePage() {
  return <Compare />;
}
