import { mkdirSync, writeFileSync } from "node:fs";
import { predict } from "@/lib/analytic/predict";
import { downloadHoldMs } from "@/lib/network/holdTime";
import { lineFigure } from "@/lib/report/lineFigure";
import { ACCESS_PROFILES } from "@/lib/scenario/presets/accessProfiles";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { resolve } from "@/lib/servers/resolve";
import { simulate } from "@/lib/simulation/simulate";
import { mixOf, systemOf } from "@/lib/validation/caseSystem";
import cases from "@/lib/validation/data/cases.json";
import figures from "@/lib/validation/data/evidence.json";
import { evidenceFrom } from "@/lib/validation/evidence";
import { parseCases } from "@/lib/validation/measuredCase";

/** Writes the figures of docs/model from the models themselves: `npm run figures`. The same code gives the same files. */
const FOLDER = "docs/model/figures";
const COLORS = { sea: "#0f766e", load: "#c2410c", io: "#6b7fd7", gil: "#b7791f" };
const SEED = 42;

/** A CPU-and-wait workload on Gunicorn's gthread worker, 2 CPUs, at `rateRps`, without clients or a front end in the way. */
function workload(rateRps: number, cpuMs: number, ioMs: number): Scenario {
  const [template] = EXAMPLE.application.classes;
  if (template === undefined) throw new Error("The example has no class.");
  return {
    ...EXAMPLE,
    hardware: { ...EXAMPLE.hardware, cpus: 2 },
    server: { ...EXAMPLE.server, frontEnd: { ...EXAMPLE.server.frontEnd, kind: "none" } },
    network: {
      ...EXAMPLE.network,
      clients: [{ name: "Local", share: 1, rttMs: 0.1, downKbps: 10_000_000, upKbps: 10_000_000, lossPercent: 0 }],
    },
    application: {
      ...EXAMPLE.application,
      classes: [
        {
          ...template,
          backend: null,
          cpuMs: { family: "exponential", mean: cpuMs },
          ioMs: { family: "exponential", mean: ioMs },
          ioPhases: 2,
          responseBytes: { family: "deterministic", mean: 1000 },
        },
      ],
    },
    backends: [],
    traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps, arrivals: { process: "poisson" } } },
  };
}

function simulatedMeanMs(scenario: Scenario, processes: number, threads: number): number {
  return simulate(resolve(scenario), { processes, threads }, { seed: SEED, requests: 60_000 }).server.meanMs.value;
}

/** The same load on one GIL or two: what the second process buys. */
function gil(): string {
  const rates = [10, 20, 30, 40, 50, 60, 70];
  const curve = (processes: number, threads: number): [number, number][] =>
    rates.map((rate) => [rate, simulatedMeanMs(workload(rate, 12, 30), processes, threads)]);
  return lineFigure({
    title: "One GIL or two: 12 ms CPU, 30 ms waiting, 2 CPUs (simulated)",
    xLabel: "arrival rate, req/s",
    yLabel: "mean response, ms",
    series: [
      { name: "1 process × 16", color: COLORS.gil, points: curve(1, 16) },
      { name: "2 processes × 8", color: COLORS.sea, points: curve(2, 8) },
    ],
  });
}

/** Who takes the connections: the case that hoards and the one cured of it, process by process. */
function accept(): string {
  const shares = (id: string): [number, number][] => {
    const test = parseCases(cases).find((one) => one.id.startsWith(id));
    if (test === undefined) throw new Error(`There is no case ${id}.`);
    const { processShares } = simulate(systemOf(test), mixOf(test), { seed: SEED, requests: 60_000 });
    return processShares.map((share, index) => [index + 1, 100 * share]);
  };
  return lineFigure({
    title: "Share of the requests that each of 4 processes takes (simulated)",
    xLabel: "process, busiest first",
    yLabel: "% of the requests",
    series: [
      { name: "limit 1,000 (t12)", color: COLORS.load, points: shares("t12") },
      { name: "limit = threads (t33)", color: COLORS.sea, points: shares("t33") },
    ],
  });
}

/** A quota is not cores: the same two cores' worth, as CPUs and as a cgroup limit on eight. */
function cores(): string {
  const rates = [20, 40, 60, 80, 100, 120, 140];
  const curve = (cpus: number, quota: number | null): [number, number][] =>
    rates.map((rate) => {
      const scenario = workload(rate, 10, 20);
      return [
        rate,
        simulatedMeanMs({ ...scenario, hardware: { ...scenario.hardware, cpus, cpuQuotaCores: quota } }, 8, 4),
      ];
    });
  return lineFigure({
    title: "Two CPUs, and a quota of two cores on eight CPUs (simulated)",
    xLabel: "arrival rate, req/s",
    yLabel: "mean response, ms",
    series: [
      { name: "2 CPUs", color: COLORS.sea, points: curve(2, null) },
      { name: "8 CPUs, quota 2", color: COLORS.load, points: curve(8, 2) },
    ],
  });
}

/** How long a response keeps its worker where nothing buffers it. */
function clients(): string {
  const sizes = [100, 200, 500, 1000, 2000, 5000].map((kilobytes) => kilobytes * 1000);
  const shown = ["fibre", "4g", "3g"].flatMap((id) => ACCESS_PROFILES.find((one) => one.id.startsWith(id)) ?? []);
  const colors = [COLORS.sea, COLORS.io, COLORS.load];
  return lineFigure({
    title: "How long a response keeps its worker when nothing buffers it",
    xLabel: "response, kB",
    yLabel: "held, ms",
    logarithmic: true,
    series: shown.map((profile, index) => ({
      name: profile.name,
      color: colors[index] ?? COLORS.gil,
      points: sizes.map((bytes): [number, number] => [
        bytes / 1000,
        Math.max(0.1, downloadHoldMs(bytes, 90_000, { ...profile, share: 1 })),
      ]),
    })),
  });
}

/** The analytic answer and the simulation on the planner's example, from light load to the knee. */
function bothModels(): string {
  const mix = { processes: 4, threads: 10 };
  const rates = [40, 100, 160, 200, 240, 270, 290, 300];
  const at = (rateRps: number): Scenario => ({
    ...EXAMPLE,
    traffic: { ...EXAMPLE.traffic, load: { kind: "open", rateRps, arrivals: { process: "poisson" } } },
  });
  return lineFigure({
    title: "The example, 4 × 10: 95th percentile at the server",
    xLabel: "arrival rate, req/s",
    yLabel: "p95, ms",
    series: [
      {
        name: "analytic",
        color: COLORS.sea,
        points: rates.map((rate): [number, number] => [rate, predict(at(rate), mix).performance?.server.p95Ms ?? 0]),
      },
      {
        name: "simulated",
        color: COLORS.load,
        scattered: true,
        points: rates.map((rate): [number, number] => [
          rate,
          simulate(resolve(at(rate)), mix, { seed: SEED, requests: 100_000 }).server.p95Ms.value,
        ]),
      },
    ],
  });
}

/** Replayed against measured, every case with a trace. */
function validation(): string {
  const { points } = evidenceFrom(cases, figures);
  const of = (key: "meanMs" | "p95Ms") =>
    points.flatMap(({ measured, predicted }): [number, number][] =>
      predicted.replayed === null ? [] : [[measured[key], predicted.replayed[key]]],
    );
  return lineFigure({
    title: "Replayed against measured",
    xLabel: "measured, ms",
    yLabel: "replayed, ms",
    logarithmic: true,
    diagonal: true,
    series: [
      { name: "mean", color: COLORS.sea, scattered: true, points: of("meanMs") },
      { name: "95th percentile", color: COLORS.io, scattered: true, points: of("p95Ms") },
    ],
  });
}

mkdirSync(FOLDER, { recursive: true });
for (const [name, draw] of Object.entries({ gil, accept, cores, clients, bothModels, validation })) {
  writeFileSync(`${FOLDER}/${name}.svg`, draw());
  process.stdout.write(`${FOLDER}/${name}.svg\n`);
}
