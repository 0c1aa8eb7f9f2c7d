import type { InputTable } from "./input";

/** The numbers of the objectives. */
export const OBJECTIVE_INPUTS = {
  "objectives.latency.*.percentile": {
    label: "Percentile",
    unit: "percent",
    help: "Share of requests that must be within the limit.",
  },
  "objectives.latency.*.limitMs": { label: "Within", unit: "ms", help: "The limit." },
  "objectives.maxRejectedPercent": {
    label: "Refused at most",
    unit: "percent",
    help: "Share of requests that may be refused.",
  },
  "objectives.maxCpuPercent": {
    label: "CPU at most",
    unit: "percent",
    help: "Ceiling of CPU use.",
  },
  "objectives.maxMemoryPercent": {
    label: "Memory at most",
    unit: "percent",
    help: "Ceiling of memory use.",
  },
} satisfies InputTable;
