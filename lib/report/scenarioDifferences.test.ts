import { expect, test } from "vitest";
import { withValueAt } from "@/lib/scenario/edit";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { scenarioDifferences } from "./scenarioDifferences";

test("only what differs is listed, by the form's names and as it reads", () => {
  const larger = withValueAt(withValueAt(EXAMPLE, ["hardware", "cpus"], 8), ["hardware", "memoryMiB"], 16_384);
  expect(scenarioDifferences([EXAMPLE, larger, EXAMPLE])).toEqual([
    { factor: "hardware", factorTitle: "Hardware", label: "CPUs", values: ["4", "8", "4"] },
    { factor: "hardware", factorTitle: "Hardware", label: "Memory", values: ["8 GiB", "16 GiB", "8 GiB"] },
  ]);
  expect(scenarioDifferences([EXAMPLE])).toEqual([]);
});

test("what one has and the other has not is a difference, too", () => {
  const limited = withValueAt(EXAMPLE, ["server", "backlog"], 8);
  expect(scenarioDifferences([EXAMPLE, limited]).map(({ label, values }) => [label, values])).toEqual([
    ["Listen backlog", [null, "8"]],
  ]);
});
