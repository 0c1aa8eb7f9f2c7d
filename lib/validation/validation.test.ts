import { expect, test } from "vitest";
import { mixOf, systemOf } from "./caseSystem";
import cases from "./data/cases.json";
import { replayedFigures, simulatedFigures } from "./figures";
import { judge, summariseErrors } from "./judge";
import { parseCases } from "./measuredCase";
import { comparisonTable } from "./table";
import { parseTrace } from "./trace";

const TRACE = `request,start_s,cpu_ms,io_ms,io_phases,response_bytes,body_bytes,up_Bps,down_Bps,ttfb_ms,latency_ms,status
1,3.5,10,0,1,1000,0,0,0,11,11,200
0,3.2,10,30,2,1000,0,0,60000,41,41,200
`;

test("every shared case is read, and becomes the system that the harness ran", () => {
  const tests = parseCases(cases);
  expect(tests.length).toBe(36);
  const t33 = tests.find(({ id }) => id.startsWith("t33"));
  if (t33 === undefined) throw new Error("no t33");
  expect(mixOf(t33)).toEqual({ processes: 4, threads: 4 });
  const system = systemOf(t33);
  expect(system.accept.connectionLimit).toBe(4);
  expect(system.load).toMatchObject({ kind: "open", rateRps: 105.133 });
  expect(() => parseCases([{ id: "x" }])).toThrow(/not a list of validation cases/);
});

test("an ideal case hands out as it says and is simulated in steady state: M/M/1 at 0.5", () => {
  const [test] = parseCases([
    {
      id: "mm1",
      cpus: 1,
      rate: 50,
      server: { kind: "ideal", processes: 1, threads: 1, backlog: 100_000, gil: true, dispatch: "private" },
      classes: [{ weight: 1, cpu_ms: ["exp", 10], io_ms: ["det", 0] }],
      expected: { mean_ms: 20, p95_ms: 59.9 },
    },
  ]);
  if (test === undefined) throw new Error("no case");
  expect(systemOf(test).behaviour.dispatch).toBe("private");
  const simulated = simulatedFigures(test);
  expect(Math.abs(simulated.mean_ms / 20 - 1)).toBeLessThan(0.03);
  const figures = { id: "mm1", analytic: null, simulated, replayed: null };
  const judgement = judge(test, figures);
  expect(judgement.judged).toBe(true);
  expect(summariseErrors([{ judgement, figures }], "simulated")?.cases).toBe(1);
  expect(summariseErrors([{ judgement, figures }], "replayed")).toBeNull();
  expect(comparisonTable([{ judgement, figures }])).toContain("mm1");
});

test("a trace is put in order of its starts, and replayed: two requests that never meet take what they ask for", () => {
  const run = parseTrace(TRACE);
  expect([...run.trace.startMs]).toEqual([3200, 3500]);
  expect([...run.trace.link]).toEqual([0, 1]);
  expect(run.links.map(({ downKbps }) => downKbps)).toEqual([480, 100_000_000]);
  expect(() => parseTrace("request,start_s\n0,1\n")).toThrow(/no column "cpu_ms"/);
  const sync = parseCases(cases).find(({ id }) => id.startsWith("t01"));
  if (sync === undefined) throw new Error("no t01");
  const { mean_ms, throughput_rps, unstable } = replayedFigures(sync, run);
  // (10 + 30 ms and 1,000 bytes at 60 kB/s, and 10 ms) / 2, and about a millisecond of the server's own.
  expect(mean_ms).toBeGreaterThan((40 + 1000 / 60 + 10) / 2);
  expect(mean_ms).toBeLessThan((40 + 1000 / 60 + 10) / 2 + 2);
  expect(throughput_rps).toBeCloseTo(2 / 27, 6);
  expect(unstable).toBe(false);
});
