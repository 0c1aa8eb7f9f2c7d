import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { WorkerPool } from "@/lib/operations/limits/workerPool";
import type { PlanService } from "./plan.worker";
import type { ReportService } from "./report.worker";

/** One processor is left to the thread that answers. */
const WORKERS = Math.max(1, availableParallelism() - 1);
const MEMORY = { maxOldGenerationSizeMb: 512 };

function open() {
  return {
    plans: new WorkerPool<PlanService>(
      { job: "plan", workers: WORKERS, queue: 32, limitMs: 20_000 },
      () => new Worker(new URL("./plan.worker.ts", import.meta.url), { resourceLimits: MEMORY }),
    ),
    reports: new WorkerPool<ReportService>(
      { job: "report", workers: WORKERS, queue: 8, limitMs: 60_000 },
      () => new Worker(new URL("./report.worker.ts", import.meta.url), { resourceLimits: MEMORY }),
    ),
  };
}

/** Next bundles pages and route handlers apart; the process's pools hang where both find them. */
const shared: typeof globalThis & { plimsollPools?: ReturnType<typeof open> } = globalThis;

export function pools(): ReturnType<typeof open> {
  shared.plimsollPools ??= open();
  return shared.plimsollPools;
}
