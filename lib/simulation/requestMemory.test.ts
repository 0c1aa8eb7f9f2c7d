import { expect, test } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Load } from "@/lib/scenario/traffic";
import { resolve } from "@/lib/servers/resolve";
import { simulate } from "./simulate";

const MIX = { processes: 2, threads: 4 };
const REQUEST_MIB = 3;

function memoryUnder(load: Load) {
  const { application } = EXAMPLE;
  const system = resolve({
    ...EXAMPLE,
    server: { ...EXAMPLE.server, kind: "uwsgi-threads" },
    application: { ...application, memory: { ...application.memory, requestMiB: REQUEST_MIB } },
    traffic: { ...EXAMPLE.traffic, load },
  });
  return simulate(system, MIX, { seed: 4, requests: 12_000, replications: 3 });
}

test("more users than slots fill them all: every slot's memory is in use, in each process alike", () => {
  const { requestMemory } = memoryUnder({
    kind: "closed",
    users: 40,
    thinkMs: { family: "deterministic", mean: 0 },
  });
  expect(requestMemory.peakMiB).toBe(8 * REQUEST_MIB);
  expect(requestMemory.meanMiB).toBeGreaterThan(0.9 * 8 * REQUEST_MIB);
  for (const { peakMiB } of requestMemory.processes) expect(peakMiB).toBe(4 * REQUEST_MIB);
});

test("a light load: what the slots in use take on average, peaks above it, and the processes sum to the machine", () => {
  const { requestMemory, utilisation } = memoryUnder({
    kind: "open",
    rateRps: 20,
    arrivals: { process: "poisson" },
  });
  expect(requestMemory.meanMiB).toBeCloseTo(REQUEST_MIB * 8 * utilisation.workers, 6);
  expect(requestMemory.processes.reduce((sum, { meanMiB }) => sum + meanMiB, 0)).toBeCloseTo(requestMemory.meanMiB, 6);
  expect(requestMemory.peakMiB).toBeGreaterThan(requestMemory.meanMiB);
  expect(requestMemory.peakMiB).toBeLessThanOrEqual(8 * REQUEST_MIB);
});
