import type { Scenario } from "./scenario";

/** Lists whose entries other parts of a scenario name. */
export type NamedList = "backends" | "classes" | "clients";

function namesIn(scenario: Scenario, list: NamedList): readonly string[] {
  switch (list) {
    case "backends":
      return scenario.backends.map((one) => one.name);
    case "classes":
      return scenario.application.classes.map((one) => one.name);
    case "clients":
      return scenario.network.clients.map((one) => one.name);
  }
}

/** A list of names with one replaced, or left out for null; null (all of them) where none is left. */
function replacedIn(names: readonly string[] | null, from: string, to: string | null): string[] | null {
  if (names === null) return null;
  const replaced = names.flatMap((name) => (name === from ? (to ?? []) : name));
  return replaced.length === 0 ? null : replaced;
}

/**
 * The draft with every reference to an entry following it to its new name, or let go where the entry is gone (null).
 * A name that two entries bear while someone types points at neither, so nothing follows it.
 */
export function withReferences(scenario: Scenario, list: NamedList, from: string, to: string | null): Scenario {
  if (namesIn(scenario, list).includes(from)) return scenario;
  const { application, objectives } = scenario;
  const swap = (name: string | null) => (name === from ? to : name);
  switch (list) {
    case "backends":
      return {
        ...scenario,
        application: {
          ...application,
          classes: application.classes.map((one) => ({ ...one, backend: swap(one.backend) })),
        },
      };
    case "classes":
      return {
        ...scenario,
        objectives: { ...objectives, latency: objectives.latency.map((one) => ({ ...one, class: swap(one.class) })) },
      };
    case "clients":
      return {
        ...scenario,
        application: {
          ...application,
          classes: application.classes.map((one) => ({ ...one, clients: replacedIn(one.clients, from, to) })),
        },
      };
  }
}
