import type { InputTable } from "./input";

/** The numbers of the host. */
export const HOST_INPUTS = {
  "host.stealPercent": {
    label: "CPU steal",
    unit: "percent",
    help: "CPU time the hypervisor gives to others: `st` in top or vmstat.",
  },
} satisfies InputTable;
