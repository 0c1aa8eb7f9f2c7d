import { modelOf, predict } from "@/lib/analytic/predict";
import { curveOf } from "@/lib/planning/loadCurve";
import { lineOf } from "@/lib/planning/loadLine";
import { makePlan } from "@/lib/planning/makePlan";
import { mapCell } from "@/lib/planning/mapCell";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";

/** The example on a machine on which every mix runs: no cell is spared its percentiles. */
const ROOMY: Scenario = {
  ...EXAMPLE,
  hardware: { ...EXAMPLE.hardware, memoryMiB: 1_048_576 },
  backends: EXAMPLE.backends.map((one) => ({ ...one, limit: 100_000 })),
};
const ROOMY_SHARED: Scenario = { ...ROOMY, server: { ...ROOMY.server, connectionLimit: 1 } };
const MIX = { processes: 4, threads: 10 };
const RUNS = 15;

interface Aim {
  readonly name: string;
  readonly aim: string;
  readonly run: () => void;
  /** How many of what is counted one run makes; null where the time itself is what matters. */
  readonly count: number | null;
}

function map(scenario: Scenario, side: number): () => void {
  return () => {
    const model = modelOf(scenario);
    for (let processes = 1; processes <= side; processes++)
      for (let threads = 1; threads <= side; threads++) mapCell(model, { processes, threads }, null);
  };
}

/** Until the compiler has seen enough of it. */
const WARM_MS = 1000;

/** Median CPU milliseconds of several runs. */
function medianMs(run: () => void): number {
  for (const start = performance.now(); performance.now() - start < WARM_MS; ) run();
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

const EXPONENTIALS = 1e6;

/** A bare loop of exponentials, the model's dearest operation: the yardstick of this machine at this moment. */
function bare(): number {
  let sum = 0;
  return (
    medianMs(() => {
      for (let index = 0; index < EXPONENTIALS; index++) sum += Math.exp(-(index % 600) / 100);
    }) / (sum > 0 ? EXPONENTIALS : 1)
  );
}

const AIMS: readonly Aim[] = [
  { name: "mixes a second, 16 × 16 of the example", aim: "40,000 /s", run: map(EXAMPLE, 16), count: 256 },
  { name: "mixes a second, 16 × 16, every mix possible", aim: "40,000 /s", run: map(ROOMY, 16), count: 256 },
  { name: "map of 16 × 16, every mix possible", aim: "16 ms", run: map(ROOMY, 16), count: null },
  { name: "map of 16 × 16, one queue for all slots", aim: "16 ms", run: map(ROOMY_SHARED, 16), count: null },
  { name: "map of 64 × 64 of the example", aim: "100 ms", run: map(EXAMPLE, 64), count: null },
  { name: "map of 64 × 64, every mix possible", aim: "100 ms", run: map(ROOMY, 64), count: null },

  {
    name: "load curve of 100 points, 4 percentiles each",
    aim: "5 ms",
    run: () => curveOf(modelOf(EXAMPLE), MIX, 100),
    count: null,
  },
  { name: "load line of one mix", aim: "–", run: () => lineOf(modelOf(EXAMPLE), MIX), count: null },
  { name: "prediction of one mix, everything in it", aim: "–", run: () => predict(EXAMPLE, MIX), count: null },
  { name: "the whole plan of the example", aim: "20 ms", run: () => makePlan(EXAMPLE), count: null },
];

/** The analytic model's speed on one core: each figure with its aim, and in exponentials of the same run. */
export function benchModel(print: (line: string) => void): void {
  const exponentialMs = bare();
  print(
    `\nAnalytic model, median of ${RUNS} runs, CPU time of one core; an exponential takes ${(1e6 * exponentialMs).toFixed(1)} ns`,
  );
  print(`${"".padEnd(50)} ${"measured".padStart(14)} ${"aim".padStart(10)} ${"exponentials".padStart(14)}`);
  for (const { name, aim, run, count } of AIMS) {
    const ms = medianMs(run);
    const measured =
      count === null ? `${ms.toFixed(2)} ms` : `${Math.round((1000 * count) / ms).toLocaleString("en")} /s`;
    const each = Math.round(ms / (count ?? 1) / exponentialMs).toLocaleString("en");
    print(`${name.padEnd(50)} ${measured.padStart(14)} ${aim.padStart(10)} ${each.padStart(14)}`);
  }
}
