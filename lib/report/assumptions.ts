import type { Plan } from "@/lib/planning/plan";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverFacts } from "@/lib/servers/catalogue";
import { trustText } from "./trustText";

export interface Assumption {
  readonly title: string;
  readonly detail: string;
}

const PROVENANCE = { measured: "measured", source: "read in its source", assumed: "assumed" } as const;

/** What the numbers rest on, and how far to believe them. */
export function assumptions(scenario: Scenario, plan: Plan): readonly Assumption[] {
  const { application, traffic, ranges } = scenario;
  const facts = serverFacts(scenario.server.kind);
  const trust = (plan.recommendation ?? plan.today).prediction.performance?.trust;
  const words = trust === undefined ? null : trustText(trust);
  return [
    ...(words === null ? [] : [{ title: "How far to believe it", detail: `${words.basis} ${words.detail}` }]),
    {
      title: "Demands",
      detail: application.measured
        ? "CPU and waiting of each class of request are given as measured."
        : "CPU and waiting of each class of request are estimates, and the answer is no better than they are. Measure them before relying on it.",
    },
    ...(ranges.length === 0
      ? []
      : [
          {
            title: "Ranges",
            detail: `${ranges.length === 1 ? "One input is" : `${ranges.length} inputs are`} known only within bounds; the figures are those of the values themselves.`,
          },
        ]),
    {
      title: "The load",
      detail:
        traffic.load.kind === "open"
          ? "Requests arrive whether or not earlier ones were answered, at a steady rate: the figures are long-run averages at that rate, not of a warm-up, a deployment or a failure."
          : "Each user waits for an answer before asking again: the figures are long-run averages of that, not of a warm-up, a deployment or a failure.",
    },
    {
      title: "The line",
      detail:
        "The load line is the lowest arrival rate at which any objective fails. The recommended mix is the one with the least memory among those whose line is within 5 % of the best.",
    },
    {
      title: "The rule of thumb",
      detail: "2N + 1 processes for N CPUs, as Gunicorn's documents suggest, shown for comparison.",
    },
    {
      title: "The server",
      detail: `${facts.name}: behaviour as of version ${facts.versionChecked}; ${facts.versionMeasured === null ? "not measured" : `measured at version ${facts.versionMeasured}`}. Its own CPU time a request is ${PROVENANCE[facts.cpuPerRequestFrom.basis]}.`,
    },
    {
      title: "The model",
      detail: `Plimsoll's analytic model, version ${plan.modelVersion}. It draws no random numbers: the same scenario gives the same figures.`,
    },
  ];
}
