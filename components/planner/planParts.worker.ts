import { expose } from "comlink";
import { planParts } from "@/lib/planning/planParts";

// The first message is the line to the worker that shares its work.
addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (data instanceof MessagePort) expose(planParts(), data);
});
