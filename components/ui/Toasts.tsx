"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { onFirstSign } from "./firstSign";

const Toaster = dynamic(() => import("sonner").then(({ Toaster: Sonner }) => Sonner), { ssr: false });

/** Where notices appear; nothing is said before someone has done something. */
export function Toasts() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => onFirstSign(() => setNeeded(true)), []);
  return needed ? <Toaster position="bottom-center" /> : null;
}
