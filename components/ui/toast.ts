import type { ExternalToast } from "sonner";

const load = () => import("sonner");

/** Notices at the edge of the page; what shows them is loaded when there is first something to say. */
export const toast = {
  plain: (text: string, options?: ExternalToast) => void load().then((sonner) => sonner.toast(text, options)),
  success: (text: string, options?: ExternalToast) => void load().then((sonner) => sonner.toast.success(text, options)),
  error: (text: string, options?: ExternalToast) => void load().then((sonner) => sonner.toast.error(text, options)),
};
