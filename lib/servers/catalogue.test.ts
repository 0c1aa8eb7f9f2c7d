import { describe, expect, it } from "vitest";
import { scenarioIssues } from "@/lib/scenario/parse";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { SERVER_KINDS } from "@/lib/scenario/serverKinds";
import { SERVER_LIST, serverFacts } from "./catalogue";

const real = SERVER_LIST.filter(({ kind }) => kind !== "ideal");

describe("the catalogue", () => {
  it("has every kind once, under its own name", () => {
    expect(SERVER_LIST.map(({ kind }) => kind).toSorted()).toEqual(SERVER_KINDS.toSorted());
    expect(new Set(SERVER_LIST.map(({ name }) => name)).size).toBe(SERVER_KINDS.length);
    for (const kind of SERVER_KINDS) expect(serverFacts(kind).kind).toBe(kind);
  });

  it("lists maintained before abandoned, measured before not, theory last", () => {
    const maintained = SERVER_LIST.map(({ status }) => status === "active" || status === "maintenance");
    const abandoned = maintained.slice(0, -1).indexOf(false);
    expect(maintained.slice(0, abandoned)).not.toContain(false);
    expect(maintained.slice(abandoned, -1)).not.toContain(true);
    const measured = SERVER_LIST.slice(0, abandoned).map(({ versionMeasured }) => versionMeasured !== null);
    expect(measured.slice(measured.indexOf(false))).not.toContain(true);
    expect(SERVER_LIST.at(-1)?.kind).toBe("ideal");
  });
});

describe.each(SERVER_LIST)("$kind", (facts) => {
  const { processes, threads, accept, slot } = facts;

  it("has dials whose defaults the schema takes and their bounds allow", () => {
    for (const dial of [processes, threads]) {
      expect(dial.default).toBeGreaterThanOrEqual(1);
      expect(dial.default).toBeLessThanOrEqual(dial.max);
      if (dial.max === 1) expect(dial.option).toBeNull();
      else if (facts.kind !== "ideal") expect(dial.option).not.toBeNull();
    }
    const server = { ...EXAMPLE.server, kind: facts.kind, processes: processes.max, threads: threads.max };
    expect(scenarioIssues({ ...EXAMPLE, server })).toEqual([]);
  });

  it("has slots that agree with its dials and with what the application must be safe for", () => {
    expect(slot === "process").toBe(threads.max === 1);
    if (slot === "thread") expect(facts.safety).toBe("thread-safe");
    if (slot === "greenlet") expect(facts.safety).toBe("greenlet-safe");
  });

  it("accepts in a way that makes sense", () => {
    if (accept.policy === "greedy-unbounded") expect(accept.connectionLimit).toBeNull();
    else expect(accept.connectionLimit).not.toBeNull();
    if (accept.policy === "accept-when-free") expect(accept.connectionLimit).toBe("slots");
    expect(accept.mediation === "dispatcher").toBe(accept.policy === "front-end-queue");
    // A loop under the GIL that accepts takes connections ahead of its workers; nothing else has one.
    if (facts.acceptorSharesGil) expect(accept.policy).toMatch(/^greedy/);
    if (typeof accept.connectionLimit === "number") expect(accept.connectionLimitOption).not.toBeNull();
    expect(accept.note).not.toBe("");
  });

  it("runs somewhere, and on Windows only without processes that it would have to fork itself", () => {
    const { linux, unix, windows } = facts.platforms;
    expect(linux || unix || windows).toBe(true);
    if (facts.preload !== "never" && windows) expect(["ideal", "tornado-wsgicontainer"]).toContain(facts.kind);
  });

  it("has numbers in range", () => {
    expect(facts.backlog.default).toBeGreaterThan(0);
    expect(facts.keepAlive.defaultIdleMs ?? 1).toBeGreaterThan(0);
    expect(facts.timeout.defaultMs ?? 1).toBeGreaterThan(0);
    expect(facts.cpuPerRequestMs).toBeGreaterThanOrEqual(0);
    expect(facts.cpuPerRequestMs).toBeLessThan(5);
    if (facts.download.userBufferBytes !== null) expect(facts.download.holds).toBe("worker");
    if (!facts.keepAlive.supported) expect(facts.keepAlive.option).toBeNull();
    if (facts.timeout.defaultMs !== null) expect(facts.timeout.option).not.toBeNull();
  });
});

describe("every real server", () => {
  it.each(real)("$kind says where its facts come from", (facts) => {
    expect(facts.sources.length).toBeGreaterThan(0);
    expect(facts.versionChecked).not.toBe("");
    expect(facts.cpuPerRequestMs).toBeGreaterThan(0);
    for (const line of [...facts.sources, ...facts.gotchas, ...facts.unverified]) expect(line.trim()).toBe(line);
  });

  it.each(real)("$kind has a measured cost if and only if it was measured", (facts) => {
    const { basis, how } = facts.cpuPerRequestFrom;
    expect(basis === "measured").toBe(facts.versionMeasured !== null);
    expect(how).toMatch(basis === "measured" ? /\bt\d\d\b/ : /not measured/i);
  });

  it.each(real.filter(({ status }) => status !== "active"))("$kind says why it is not active", (facts) => {
    expect(facts.statusNote).not.toBeNull();
  });

  it.each(real.filter(({ processes }) => processes.max === 1))("$kind, of one process, has one acceptor", (facts) => {
    expect(facts.accept.mediation).toBe("single-acceptor");
    expect(facts.accept.reusePort).toBe(false);
    expect(facts.preload).toBe("never");
  });
});
