import type { InputTable } from "./input";

/** The numbers of the traffic. */
export const TRAFFIC_INPUTS = {
  "traffic.load.rateRps": {
    label: "Arrival rate",
    unit: "rps",
    help: "Requests a second at peak, at all machines together.",
  },
  "traffic.load.arrivals.burstRatio": {
    label: "Burst height",
    unit: "times",
    help: "Rate within a burst over the mean rate.",
  },
  "traffic.load.arrivals.burstShare": {
    label: "Time in bursts",
    unit: "count",
    help: "Share of the time that is burst, 0 to 1.",
  },
  "traffic.load.arrivals.burstMs": {
    label: "Burst length",
    unit: "ms",
    help: "Mean length of a burst.",
  },
  "traffic.load.users": {
    label: "Users",
    unit: "count",
    help: "Who wait for an answer, then think.",
  },
  "traffic.load.thinkMs.mean": {
    label: "Think time",
    unit: "ms",
    help: "Mean time between an answer and the same user's next request.",
  },
  "traffic.load.thinkMs.cv": {
    label: "Think-time variability",
    unit: "count",
    help: "Standard deviation over mean of the think time.",
  },
  "traffic.growthPercentPerMonth": {
    label: "Growth",
    unit: "percentPerMonth",
    help: "How fast the arrival rate grows.",
  },
  "traffic.dailyPeakRatio": {
    label: "Daily peak",
    unit: "times",
    help: "Peak over the arrival rate above; 1 when that already is the peak.",
  },
} satisfies InputTable;
