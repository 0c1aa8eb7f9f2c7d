/** The pages behind the numbers: docs/model/<id>.md, shown at /model/<id>. */
export const MODEL_PAGES = {
  demands: "What a request needs",
  "service-rate": "One process and its GIL, many processes and their cores",
  queue: "The queue before the slots",
  percentiles: "Percentiles",
  recommendation: "The load line and the recommendation",
  trust: "How far to trust it",
  gil: "The interpreter lock",
  cores: "Cores and quotas",
  accept: "Who accepts a connection",
  clients: "Clients and links",
  simulation: "The simulation",
  validation: "Beside the measurements",
  advice: "Advice",
  sensitivity: "Sensitivity and ranges",
  scaling: "Scaling and growth",
  speed: "Speed",
} as const;
export type ModelPage = keyof typeof MODEL_PAGES;
