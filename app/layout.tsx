import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { publicOrigin } from "@/app/publicOrigin";
import { GUIDED_KEY } from "@/components/ui/guidedKey";
import { Toasts } from "@/components/ui/Toasts";
import { THEME_KEY } from "@/components/ui/themeKey";

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: await publicOrigin(),
    title: { default: "Plimsoll: processes and threads for Python web servers", template: "%s · Plimsoll" },
    description:
      "Describe the machine, the server, the application and the people who call it. Plimsoll says how many processes and threads to run, what latency to expect, how far you are from the line, and why.",
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f4ee" },
    { media: "(prefers-color-scheme: dark)", color: "#0c151d" },
  ],
};

/** Sets the chosen theme, and hides the invitation from who has seen it, before the first paint: nothing flashes or moves. */
const THEME_SCRIPT = `try{var d=document.documentElement.dataset,t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")d.theme=t;if(localStorage.getItem("${GUIDED_KEY}"))d.guided="yes"}catch(e){}`;

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file, needed before the first paint. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body className="min-h-dvh font-sans antialiased">
        <a
          href="#main"
          className="sr-only z-50 rounded bg-sea px-3 py-2 text-on-sea focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to the verdict
        </a>
        {children}
        <Toasts />
      </body>
    </html>
  );
}
