import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coefficientOfVariation } from "./distribution";
import { canFork, OPERATING_SYSTEMS } from "./operatingSystem";
import { scenarioIssues } from "./parse";
import { EXAMPLE } from "./presets/example";
import { anyScenario } from "./scenarioArbitrary";

const [page, search] = EXAMPLE.application.classes;
const [fibre] = EXAMPLE.network.clients;
const [database] = EXAMPLE.backends;
if (page === undefined || search === undefined || fibre === undefined || database === undefined)
  throw new Error("The example has two classes, clients and a backend.");

type Change = Partial<Record<keyof typeof EXAMPLE, unknown>>;
const withClasses = (...classes: unknown[]): Change => ({ application: { ...EXAMPLE.application, classes } });
const withClients = (...clients: unknown[]): Change => ({ network: { ...EXAMPLE.network, clients } });
const withLoad = (load: unknown): Change => ({ traffic: { ...EXAMPLE.traffic, load } });
const withLatency = (...latency: unknown[]): Change => ({ objectives: { ...EXAMPLE.objectives, latency } });
const withHardware = (hardware: object): Change => ({ hardware: { ...EXAMPLE.hardware, ...hardware } });
const withMemory = (memory: object): Change => ({
  application: { ...EXAMPLE.application, memory: { ...EXAMPLE.application.memory, ...memory } },
});

/** "path: message" of every fault, as the form would show them. */
function faults(change: Change): string[] {
  return scenarioIssues({ ...EXAMPLE, ...change }).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("the rules between fields", () => {
  it.each<[string, Change, string]>([
    [
      "two clients of one name",
      withClients(fibre, fibre),
      'network.clients.1.name: There already is a "Fibre"; choose another name.',
    ],
    [
      "two classes of one name",
      withClasses(page, page),
      'application.classes.1.name: There already is a "Page"; choose another name.',
    ],
    [
      "two backends of one name",
      { backends: [database, database] },
      'backends.1.name: There already is a "PostgreSQL"; choose another name.',
    ],
    [
      "clients that are nobody",
      withClients({ ...fibre, share: 0 }),
      "network.clients.0.share: Give at least one kind of client a share above 0.",
    ],
    [
      "classes that never come",
      withClasses({ ...page, weight: 0 }),
      "application.classes.0.weight: Give at least one class a weight above 0.",
    ],
    [
      "a backend that is not there",
      withClasses({ ...page, backend: "Redis" }),
      'application.classes.0.backend: There is no backend "Redis"; add it or choose another.',
    ],
    [
      "a request that needs nothing",
      withClasses({ ...page, cpuMs: { family: "exponential", mean: 0 }, ioMs: { family: "exponential", mean: 0 } }),
      "application.classes.0.cpuMs.mean: A request must need some CPU or some waiting.",
    ],
    [
      "a kind of client that is not there",
      withClasses({ ...page, clients: ["Fibre", "Cable"] }),
      'application.classes.0.clients: There is no kind of client "Cable".',
    ],
    [
      "a class that nobody sends",
      withClasses({ ...page, clients: [] }),
      "application.classes.0.clients: Choose at least one kind of client with a share above 0.",
    ],
    [
      "more shared memory than a process has",
      withMemory({ sharedBeforeForkMiB: 500 }),
      "application.memory.sharedBeforeForkMiB: The shared part can't be larger than the process.",
    ],
    [
      "a reserve of all the memory",
      withHardware({ reservedMemoryMiB: 8192 }),
      "hardware.reservedMemoryMiB: The reserve leaves no memory for the server; lower it.",
    ],
    [
      "a reserve of all that the container may use",
      withHardware({ memoryLimitMiB: 512 }),
      "hardware.reservedMemoryMiB: The reserve leaves no memory for the server; lower it.",
    ],
    [
      "bursts of more than all the load",
      withLoad({
        kind: "open",
        rateRps: 10,
        arrivals: { process: "bursty", burstRatio: 20, burstShare: 0.1, burstMs: 1000 },
      }),
      "traffic.load.arrivals.burstRatio: Bursts carry more than all of the load; lower the ratio or the share.",
    ],
    [
      "an objective for a class that is not there",
      withLatency({ percentile: 95, limitMs: 300, at: "server", class: "Login" }),
      'objectives.latency.0.class: There is no class "Login".',
    ],
    [
      "a range of no number",
      { ranges: [{ path: ["server", "kind"], low: 0, high: 1 }] },
      "ranges.0.path: This range belongs to no number of the scenario.",
    ],
    [
      "a range that leaves out its own value",
      { ranges: [{ path: ["hardware", "cpus"], low: 5, high: 8 }] },
      "ranges.0.low: The range must contain the value itself, 4.",
    ],
  ])("refuse %s", (_name, change, expected) => {
    expect(faults(change)).toEqual([expected]);
  });
});

describe("bounds and choices", () => {
  it.each<[Change, string]>([
    [withHardware({ cpus: 2.5 }), "hardware.cpus: Enter a whole number from 1 to 512 CPUs."],
    [withHardware({ memoryMiB: Number.NaN }), "hardware.memoryMiB: Enter 16 to 16,777,216 MiB."],
    [withHardware({ nicMbps: Number.POSITIVE_INFINITY }), "hardware.nicMbps: Enter 0.01 to 1,000,000 Mbit/s."],
    [withHardware({ cpuSpeed: "fast" }), "hardware.cpuSpeed: Enter 0.05 to 20 ×."],
    [withClients(), "network.clients: Add at least one kind of client."],
    [withClasses(), "application.classes: Add at least one class of request."],
    [withLatency(), "objectives.latency: Set at least one latency objective."],
    [{ name: "a\u0007b" }, "name: A name can't contain control characters."],
    [{ name: "x".repeat(121) }, "name: Keep the name to 120 characters."],
    [
      withClasses({ ...page, cpuMs: { family: "weibull", mean: 1 } }),
      "application.classes.0.cpuMs.family: Choose one of: deterministic, exponential, lognormal, gamma.",
    ],
  ])("%#: a message that says what to enter", (change, expected) => {
    expect(faults(change)).toEqual([expected]);
  });

  it("refuse a field that is not known, and one that is missing", () => {
    expect(faults({ server: { ...EXAMPLE.server, workers: 4 } })).toEqual([
      'server: There is no field "workers" here; remove it.',
    ]);
    const { runtime: _runtime, ...rest } = EXAMPLE;
    expect(scenarioIssues(rest)).toEqual([{ path: ["runtime"], message: "This is missing." }]);
  });

  it("every message is a sentence for people, without a parser's words", () => {
    const wrong = fc.oneof(fc.constant(null), fc.constant("x"), fc.constant(-1), fc.constant([]), fc.constant({}));
    /** The same document with `value` in place of one of its parts, whichever `at` points to. */
    const replaced = (document: unknown, at: number, value: unknown): unknown => {
      if (typeof document !== "object" || document === null) return value;
      const keys = Object.keys(document);
      const key = keys[at % Math.max(1, keys.length)];
      if (key === undefined || at % 3 === 0) return value;
      const inner = replaced(Reflect.get(document, key), Math.floor(at / 3), value);
      return Array.isArray(document)
        ? document.map((one, index) => (String(index) === key ? inner : one))
        : { ...document, [key]: inner };
    };
    fc.assert(
      fc.property(anyScenario, fc.nat(), wrong, (scenario, at, value) => {
        for (const { message } of scenarioIssues(replaced(scenario, at, value))) {
          expect(message).not.toMatch(/[Ee]xpected|received|undefined|NaN|Invalid|Unrecognized|discriminator/);
          expect(message).toMatch(/^[A-Z].*\.$/s);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a distribution", () => {
  it("has the variation of its family, and none where its mean is 0", () => {
    expect(coefficientOfVariation({ family: "deterministic", mean: 5 })).toBe(0);
    expect(coefficientOfVariation({ family: "exponential", mean: 5 })).toBe(1);
    expect(coefficientOfVariation({ family: "gamma", mean: 5, cv: 2 })).toBe(2);
    expect(coefficientOfVariation({ family: "exponential", mean: 0 })).toBe(0);
  });
});

it("only Windows can't fork", () => {
  expect(OPERATING_SYSTEMS.filter((os) => !canFork(os))).toEqual(["windows"]);
});
