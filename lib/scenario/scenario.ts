import { z } from "zod";
import { application, backend } from "./application";
import { hardware } from "./hardware";
import { host } from "./host";
import { MAX_NAME_LENGTH } from "./nameLimit";
import { network } from "./network";
import { label } from "./quantity";
import { runtime } from "./runtime";
import { server } from "./server";
import { objectives, traffic } from "./traffic";
import { valueAt } from "./valueAt";

/** The version this code writes. Older ones are brought up by `upgrade`. */
export const SCENARIO_VERSION = 1;

/** Characters of the longest name of a scenario. */

/** An input that is known only within bounds. `path` leads to a number in the scenario. */
const range = z.strictObject({
  path: z
    .array(z.union([z.string().max(60), z.int().min(0).max(1000)]))
    .min(1)
    .max(8),
  low: z.number(),
  high: z.number(),
});

/** The fields alone, without the rules between them. */
export const scenarioFields = z.strictObject({
  version: z.literal(SCENARIO_VERSION),
  name: label(MAX_NAME_LENGTH),
  host,
  hardware,
  runtime,
  network,
  server,
  application,
  backends: z.array(backend).max(16, { error: "Keep to 16 backends." }),
  traffic,
  objectives,
  ranges: z.array(range).max(64, { error: "Keep to 64 ranges." }),
});
export type Scenario = z.infer<typeof scenarioFields>;

function firstDuplicate(names: readonly string[]): number {
  return names.findIndex((name, index) => names.indexOf(name) !== index);
}

/** The one schema of every boundary: form, URL, database, API, command line, import. */
export const scenarioSchema = scenarioFields.superRefine((scenario, context) => {
  const fault = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  const { classes, memory } = scenario.application;
  const clientNames = scenario.network.clients.map((client) => client.name);
  const classNames = classes.map((requestClass) => requestClass.name);
  const backendNames = scenario.backends.map((one) => one.name);

  for (const [path, names] of [
    [["network", "clients"], clientNames],
    [["application", "classes"], classNames],
    [["backends"], backendNames],
  ] as const) {
    const index = firstDuplicate(names);
    if (index >= 0) fault([...path, index, "name"], `There already is a "${names[index]}"; choose another name.`);
  }
  // An empty list has a message of its own.
  if (clientNames.length > 0 && scenario.network.clients.every((client) => client.share === 0))
    fault(["network", "clients", 0, "share"], "Give at least one kind of client a share above 0.");
  if (classNames.length > 0 && classes.every((requestClass) => requestClass.weight === 0))
    fault(["application", "classes", 0, "weight"], "Give at least one class a weight above 0.");
  classes.forEach((requestClass, index) => {
    if (requestClass.backend !== null && !backendNames.includes(requestClass.backend))
      fault(
        ["application", "classes", index, "backend"],
        `There is no backend "${requestClass.backend}"; add it or choose another.`,
      );
    if (requestClass.cpuMs.mean === 0 && requestClass.ioMs.mean === 0)
      fault(["application", "classes", index, "cpuMs", "mean"], "A request must need some CPU or some waiting.");
    if (requestClass.clients !== null) {
      const unknown = requestClass.clients.find((name) => !clientNames.includes(name));
      if (unknown !== undefined)
        fault(["application", "classes", index, "clients"], `There is no kind of client "${unknown}".`);
      else if (
        scenario.network.clients.every((client) => client.share === 0 || !requestClass.clients?.includes(client.name))
      )
        fault(["application", "classes", index, "clients"], "Choose at least one kind of client with a share above 0.");
    }
  });
  if (memory.sharedBeforeForkMiB > memory.processMiB)
    fault(["application", "memory", "sharedBeforeForkMiB"], "The shared part can't be larger than the process.");
  if (
    scenario.hardware.reservedMemoryMiB >=
    Math.min(scenario.hardware.memoryMiB, scenario.hardware.memoryLimitMiB ?? Number.POSITIVE_INFINITY)
  )
    fault(["hardware", "reservedMemoryMiB"], "The reserve leaves no memory for the server; lower it.");
  const { load } = scenario.traffic;
  if (
    load.kind === "open" &&
    load.arrivals.process === "bursty" &&
    load.arrivals.burstRatio * load.arrivals.burstShare > 1
  )
    fault(
      ["traffic", "load", "arrivals", "burstRatio"],
      "Bursts carry more than all of the load; lower the ratio or the share.",
    );
  scenario.objectives.latency.forEach((objective, index) => {
    if (objective.class !== null && !classNames.includes(objective.class))
      fault(["objectives", "latency", index, "class"], `There is no class "${objective.class}".`);
  });
  scenario.ranges.forEach((one, index) => {
    const value = valueAt(scenario, one.path);
    if (typeof value !== "number") fault(["ranges", index, "path"], "This range belongs to no number of the scenario.");
    else if (one.low > value || one.high < value)
      fault(["ranges", index, "low"], `The range must contain the value itself, ${value}.`);
  });
});
