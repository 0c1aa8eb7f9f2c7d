import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { PlimsollError } from "@/lib/errors/plimsollError";
import type { CaseFigures } from "@/lib/validation/figures";
import { judge } from "@/lib/validation/judge";
import { type MeasuredCase, parseCases } from "@/lib/validation/measuredCase";
import { comparisonTable } from "@/lib/validation/table";
import type { ValidationTask } from "./validateWorker";

const USAGE = "Usage: npm run --silent validate -- PATH/cases.json [--json]";

function readCases(path: string): readonly MeasuredCase[] {
  try {
    return parseCases(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    if (cause instanceof PlimsollError) throw cause;
    throw new PlimsollError("invalid-input", `${path} can't be read as JSON. ${USAGE}`, { cause });
  }
}

/** Works the tasks out on all cores, each core taking the next when it is done with one. */
function workOut(tasks: readonly ValidationTask[]): Promise<readonly CaseFigures[]> {
  const results: CaseFigures[] = [];
  let next = 0;
  const runner = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL("./validateThread.mjs", import.meta.url));
      const give = () => {
        const task = tasks[next++];
        if (task === undefined) worker.terminate().then(() => resolve(), reject);
        else worker.postMessage(task);
      };
      worker.on("message", (figures: CaseFigures) => {
        results.push(figures);
        process.stderr.write(`\r${results.length} of ${tasks.length} cases`);
        give();
      });
      worker.on("error", reject);
      give();
    });
  const runners = Array.from({ length: Math.min(tasks.length, availableParallelism()) }, runner);
  return Promise.all(runners).then(() => {
    process.stderr.write("\n");
    return results;
  });
}

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const path = names.find((name) => !name.startsWith("--"));
  if (path === undefined || names.some((name) => name.startsWith("--") && name !== "--json"))
    throw new PlimsollError("invalid-input", USAGE);
  const cases = readCases(path);
  const traces = join(dirname(path), "traces");
  const results = await workOut(cases.map((test) => ({ test, tracePath: join(traces, `${test.id}.csv`) })));
  const byId = new Map(results.map((figures) => [figures.id, figures]));
  const judged = cases.flatMap((test) => {
    const figures = byId.get(test.id);
    return figures === undefined ? [] : [{ judgement: judge(test, figures), figures }];
  });
  process.stdout.write(
    names.includes("--json")
      ? `${JSON.stringify(
          judged.map(({ figures }) => figures),
          null,
          2,
        )}\n`
      : `${comparisonTable(judged)}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof PlimsollError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
