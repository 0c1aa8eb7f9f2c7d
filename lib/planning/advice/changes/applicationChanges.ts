import { count, milliseconds } from "@/lib/analytic/wording";
import type { Change } from "@/lib/planning/advice/advice";
import type { RequestClass } from "@/lib/scenario/application";
import type { ChangeContext } from "./changeContext";

function heaviest(classes: readonly RequestClass[], demand: (one: RequestClass) => number): number {
  const work = classes.map((one) => one.weight * demand(one));
  return work.indexOf(Math.max(...work));
}

/** The class that asks for most of something, asking for less of it. */
function lighter(
  { scenario }: ChangeContext,
  part: "cpuMs" | "ioMs",
  share: number,
): {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly scenario: ChangeContext["scenario"];
} | null {
  const { application } = scenario;
  const index = heaviest(application.classes, (one) => one[part].mean);
  const chosen = application.classes[index];
  if (chosen === undefined || chosen[part].mean === 0) return null;
  const mean = share * chosen[part].mean;
  const classes = application.classes.map((one, at) =>
    at === index ? { ...one, [part]: { ...one[part], mean } } : one,
  );
  return {
    name: chosen.name,
    from: milliseconds(chosen[part].mean),
    to: milliseconds(mean),
    scenario: { ...scenario, application: { ...application, classes } },
  };
}

/** Less work a request, more at once, and what stands behind the application. */
export function applicationChanges(context: ChangeContext): Change[] {
  const { scenario, facts } = context;
  const { application, backends } = scenario;
  const changes: Change[] = [];
  const add = (change: Omit<Change, "factor" | "costFactor">) =>
    changes.push({ ...change, factor: "application", costFactor: 1 });
  const wait = lighter(context, "ioMs", 0.5);
  if (wait !== null)
    add({
      id: "faster-query",
      title: `Halve what "${wait.name}" waits for (${wait.from} → ${wait.to}): an index, a join, a cache`,
      effort: "An afternoon with the slow-query log, if there is something to find.",
      scenario: wait.scenario,
    });
  const work = lighter(context, "cpuMs", 0.75);
  if (work !== null)
    add({
      id: "less-cpu",
      title: `A quarter less CPU in "${work.name}" (${work.from} → ${work.to})`,
      effort: "Days with a profiler: serialising, templates, the ORM are the usual places.",
      scenario: work.scenario,
    });
  if (!application.threadSafe && facts.slot === "thread")
    add({
      id: "thread-safe",
      title: "Make the application thread-safe",
      effort: "Global state must go, and every library must be checked: weeks, and errors that show rarely.",
      scenario: { ...scenario, application: { ...application, threadSafe: true } },
    });
  backends.forEach((backend, index) => {
    if (!application.classes.some((one) => one.backend === backend.name && one.weight > 0)) return;
    const replaced = (part: Partial<typeof backend>) => ({
      ...scenario,
      backends: backends.map((one, at) => (at === index ? { ...one, ...part } : one)),
    });
    add({
      id: `pool:${backend.name}`,
      title: `Twice the connections of ${backend.name}: ${count(2 * backend.limit)}`,
      effort: "A setting of the database and memory there, a few MiB a connection; or a pooler in front.",
      scenario: replaced({ limit: Math.min(1_000_000, 2 * backend.limit) }),
    });
    if (backend.onFull === "error")
      add({
        id: `pool-waits:${backend.name}`,
        title: `Let requests wait for a free ${backend.name} connection instead of failing`,
        effort:
          "A pool with a timeout in the application, or a pooler; a full database then shows as slowness, not errors.",
        scenario: replaced({ onFull: "wait" }),
      });
    if (backend.held === "request")
      add({
        id: `pool-phase:${backend.name}`,
        title: `Give ${backend.name} connections back between queries`,
        effort:
          "A pooler in transaction mode, or shorter transactions; session state such as temporary tables is lost.",
        scenario: replaced({ held: "phase" }),
      });
  });
  return changes;
}
