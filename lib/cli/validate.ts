import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { PlimsollError } from "@/lib/errors/plimsollError";
import type { CaseFigures } from "@/lib/validation/figures";
import { judge } from "@/lib/validation/judge";
import { type MeasuredCase, parseCases } from "@/lib/validation/measuredCase";
import { drawScenarios, type Refereed } from "@/lib/validation/referee/referee";
import { refereeReport } from "@/lib/validation/referee/refereeReport";
import { comparisonTable } from "@/lib/validation/table";
import type { ValidationTask } from "./validateWorker";

const USAGE = `Usage: npm run --silent validate -- PATH/cases.json [--json]
       npm run --silent validate -- --random 500 [--seed 1] [--json]`;

function readCases(path: string): readonly MeasuredCase[] {
  try {
    return parseCases(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    if (cause instanceof PlimsollError) throw cause;
    throw new PlimsollError("invalid-input", `${path} can't be read as JSON. ${USAGE}`, { cause });
  }
}

/** Works the tasks out on all cores, each core taking the next when it is done with one. */
function workOut<Result>(tasks: readonly ValidationTask[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const runner = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL("./validateThread.mjs", import.meta.url));
      const give = () => {
        const task = tasks[next++];
        if (task === undefined) worker.terminate().then(() => resolve(), reject);
        else worker.postMessage(task);
      };
      worker.on("message", (result: Result) => {
        results.push(result);
        process.stderr.write(`\r${results.length} of ${tasks.length}`);
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

function print(json: boolean, value: unknown, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`);
}

async function validateCases(path: string, json: boolean): Promise<void> {
  const cases = readCases(path);
  const traces = join(dirname(path), "traces");
  const results = await workOut<CaseFigures>(
    cases.map((test) => ({ kind: "case", test, tracePath: join(traces, `${test.id}.csv`) })),
  );
  const byId = new Map(results.map((figures) => [figures.id, figures]));
  const judged = cases.flatMap((test) => {
    const figures = byId.get(test.id);
    return figures === undefined ? [] : [{ judgement: judge(test, figures), figures }];
  });
  const figures = judged.map((one) => one.figures);
  print(json, figures, json ? "" : comparisonTable(judged));
}

async function validateRandom(count: number, seed: number, json: boolean): Promise<void> {
  const scenarios = drawScenarios(count, seed);
  const results = await workOut<Refereed | null>(
    scenarios.map((scenario, index) => ({ kind: "referee", scenario, index })),
  );
  const refereed = results.filter((one) => one !== null).sort((a, b) => a.index - b.index);
  print(json, refereed, refereeReport(refereed));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, random: { type: "string" }, seed: { type: "string" } },
  });
  const [path, ...more] = positionals;
  const count = Number(values.random ?? 0);
  const seed = Number(values.seed ?? 1);
  if (count > 0 && path === undefined && Number.isInteger(count) && Number.isInteger(seed))
    return validateRandom(count, seed, values.json);
  if (path === undefined || more.length > 0 || values.random !== undefined || values.seed !== undefined)
    throw new PlimsollError("invalid-input", USAGE);
  return validateCases(path, values.json);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof PlimsollError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
