import { existsSync, readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import type { Scenario } from "@/lib/scenario/scenario";
import { analyticFigures, type CaseFigures, replayedFigures, simulatedFigures } from "@/lib/validation/figures";
import type { MeasuredCase } from "@/lib/validation/measuredCase";
import { referee } from "@/lib/validation/referee/referee";
import { parseTrace } from "@/lib/validation/trace";

/** One case to work out, and where its trace would be. */
interface CaseTask {
  readonly kind: "case";
  readonly test: MeasuredCase;
  readonly tracePath: string;
}

/** One drawn scenario to predict and to simulate. */
interface RefereeTask {
  readonly kind: "referee";
  readonly scenario: Scenario;
  readonly index: number;
}

export type ValidationTask = CaseTask | RefereeTask;

function work({ test, tracePath }: CaseTask): CaseFigures {
  const open = test.users === undefined && existsSync(tracePath);
  return {
    id: test.id,
    analytic: analyticFigures(test),
    simulated: simulatedFigures(test),
    replayed: open ? replayedFigures(test, parseTrace(readFileSync(tracePath, "utf8"))) : null,
  };
}

parentPort?.on("message", (task: ValidationTask) =>
  parentPort?.postMessage(task.kind === "case" ? work(task) : referee(task.scenario, task.index)),
);
