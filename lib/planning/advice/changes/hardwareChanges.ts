import { count, figure } from "@/lib/analytic/wording";
import type { Change } from "@/lib/planning/advice/advice";
import { sizedMachine } from "@/lib/planning/scaling/sizedMachine";
import type { ChangeContext } from "./changeContext";

/** PEP 779: a free-threaded process takes 15 to 20 % more memory. */
const FREE_THREADED_MEMORY = 1.2;

/** A larger machine, one more, a wider quota, and interpreters that use what is there better. */
export function hardwareChanges({ scenario, facts }: ChangeContext): Change[] {
  const { hardware, runtime, application } = scenario;
  const { memory } = application;
  const changes: Change[] = [];
  const add = (change: Omit<Change, "factor">) => changes.push({ ...change, factor: "hardware" });
  const larger = sizedMachine(hardware, 2);
  if (larger !== null)
    add({
      id: "larger-machine",
      title: `A machine of twice the size: ${count(larger.cpus)} CPUs`,
      effort: `${hardware.costPerHour === null ? "About twice the price. " : ""}A restart on another machine; no change of code.`,
      scenario: { ...scenario, hardware: larger },
      costFactor: 2,
    });
  add({
    id: "another-machine",
    title: hardware.machines === 1 ? "A second machine behind a balancer" : "One machine more",
    effort:
      hardware.machines === 1
        ? "A balancer to run, and sessions and files that must not live on one machine; in return, one may fail."
        : "No change of code; watch what all machines share, such as database connections.",
    scenario: { ...scenario, hardware: { ...hardware, machines: hardware.machines + 1 } },
    costFactor: (hardware.machines + 1) / hardware.machines,
  });
  if (hardware.cpuQuotaCores !== null && hardware.cpuQuotaCores < hardware.cpus) {
    const cpuQuotaCores = Math.min(hardware.cpus, 2 * hardware.cpuQuotaCores);
    add({
      id: "wider-quota",
      title: `Raise the CPU quota from ${figure(hardware.cpuQuotaCores)} to ${figure(cpuQuotaCores)} cores`,
      effort: "A line in the container's definition; the node must have the cores to give.",
      scenario: { ...scenario, hardware: { ...hardware, cpuQuotaCores } },
      costFactor: cpuQuotaCores / hardware.cpuQuotaCores,
    });
  }
  const threaded = facts.slot === "thread" && application.threadSafe;
  if (runtime.interpreter === "cpython-3" && threaded)
    add({
      id: "free-threading",
      title: "CPython 3.14 without the GIL",
      effort:
        "Every extension module must support it, or the GIL comes back. 8 % more CPU and 20 % more memory a process are counted.",
      scenario: {
        ...scenario,
        runtime: { ...runtime, interpreter: "cpython-3.14t" },
        application: {
          ...application,
          memory: { ...memory, processMiB: Math.round(FREE_THREADED_MEMORY * memory.processMiB) },
        },
      },
      costFactor: 1,
    });
  if (runtime.interpreter === "cpython-2.7")
    add({
      id: "python-3",
      title: "Python 3",
      effort:
        "Python 2 gets no security fixes, so this is due anyway; porting takes weeks. The old GIL's cost with several CPUs is not in this figure.",
      scenario: { ...scenario, runtime: { ...runtime, interpreter: "cpython-3" } },
      costFactor: 1,
    });
  const takesTurns = runtime.interpreter === "cpython-3" || runtime.interpreter === "pypy";
  if (takesTurns && threaded && runtime.switchIntervalMs > 1)
    add({
      id: "switch-interval",
      title: `sys.setswitchinterval(0.001): threads wait 1 ms for the GIL, not ${figure(runtime.switchIntervalMs)} ms`,
      effort: "One line at start-up. More switches cost some CPU, which the model does not count: measure it.",
      scenario: { ...scenario, runtime: { ...runtime, switchIntervalMs: 1 } },
      costFactor: 1,
    });
  return changes;
}
