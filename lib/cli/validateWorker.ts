import { existsSync, readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { analyticFigures, type CaseFigures, replayedFigures, simulatedFigures } from "@/lib/validation/figures";
import type { MeasuredCase } from "@/lib/validation/measuredCase";
import { parseTrace } from "@/lib/validation/trace";

/** One case to work out, and where its trace would be. */
export interface ValidationTask {
  readonly test: MeasuredCase;
  readonly tracePath: string;
}

function work({ test, tracePath }: ValidationTask): CaseFigures {
  const open = test.users === undefined && existsSync(tracePath);
  return {
    id: test.id,
    analytic: analyticFigures(test),
    simulated: simulatedFigures(test),
    replayed: open ? replayedFigures(test, parseTrace(readFileSync(tracePath, "utf8"))) : null,
  };
}

parentPort?.on("message", (task: ValidationTask) => parentPort?.postMessage(work(task)));
