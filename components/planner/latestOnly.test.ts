import { describe, expect, it } from "vitest";
import { latestOnly } from "./latestOnly";

function controlled() {
  const pending: { question: string; answer: (result: string) => void; fail: (error: Error) => void }[] = [];
  const delivered: string[] = [];
  const failures: unknown[] = [];
  const ask = latestOnly<string, string>(
    (question) => new Promise((answer, fail) => pending.push({ question, answer, fail })),
    (result) => delivered.push(result),
    (error) => failures.push(error),
  );
  const settle = async (act: () => void) => {
    act();
    await new Promise<void>((done) => setImmediate(done));
  };
  return { pending, delivered, failures, ask, settle };
}

describe("latestOnly", () => {
  it("answers a lone question", async () => {
    const { pending, delivered, ask, settle } = controlled();
    ask("a");
    await settle(() => pending[0]?.answer("A"));
    expect(delivered).toEqual(["A"]);
  });

  it("skips questions that were overtaken, and shows only the last answer", async () => {
    const { pending, delivered, ask, settle } = controlled();
    ask("a");
    ask("b");
    ask("c");
    await settle(() => pending[0]?.answer("A"));
    expect(pending.map((one) => one.question)).toEqual(["a", "c"]);
    expect(delivered).toEqual([]);
    await settle(() => pending[1]?.answer("C"));
    expect(delivered).toEqual(["C"]);
  });

  it("goes on after a failure", async () => {
    const { pending, delivered, failures, ask, settle } = controlled();
    ask("a");
    await settle(() => pending[0]?.fail(new Error("broken")));
    expect(failures).toHaveLength(1);
    ask("b");
    await settle(() => pending[1]?.answer("B"));
    expect(delivered).toEqual(["B"]);
  });
});
