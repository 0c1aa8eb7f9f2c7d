import type { FindingCode } from "@/lib/analytic/prediction";
import { figure, mebibytes } from "@/lib/analytic/wording";
import { lineWords } from "@/lib/planning/loadWords";
import type { Scenario } from "@/lib/scenario/scenario";
import type { Outcome } from "./advice";

/** What is gained when a finding goes away, where no figure says it. */
const RELIEF: Readonly<Partial<Record<FindingCode, string>>> = {
  "timeout-kills-requests": "no request is killed at its timeout",
  "greedy-acceptance": "no process hoards connections",
  "slow-clients-hold-workers": "slow clients hold no worker",
  "memory-exceeded": "it fits in memory",
  "connections-exceeded": "the connections suffice",
  "backlog-overflows": "the queue no longer overflows",
};

/** "−61 %", "+4 %"; far beyond that "÷ 250", "× 12". */
function change(before: number, after: number): string {
  const ratio = after / before;
  if (ratio <= 0.02) return ratio < 1e-9 ? "to nothing" : `÷ ${figure(1 / ratio)}`;
  if (ratio >= 10) return `× ${figure(ratio)}`;
  const percent = Math.round(100 * (ratio - 1));
  return `${percent < 0 ? "−" : "+"}${Math.abs(percent)} %`;
}

/** "p95 −61 %, line 120 req/s → 310 req/s": what the model says that a change buys, the worse with the better. */
export function gainWords(scenario: Scenario, before: Outcome, after: Outcome): string {
  const parts: string[] = [];
  const [objective] = scenario.objectives.latency;
  if (before.loadLineRps === null && after.loadLineRps !== null) parts.push("it runs");
  if (before.objectiveMs !== null && after.objectiveMs !== null && objective !== undefined) {
    const ratio = after.objectiveMs / before.objectiveMs;
    if (Math.abs(ratio - 1) >= 0.015)
      parts.push(`p${figure(objective.percentile)} ${change(before.objectiveMs, after.objectiveMs)}`);
  }
  const { load } = scenario.traffic;
  if (after.loadLineRps !== null && after.headroom !== null) {
    const now = lineWords(load, after.loadLineRps, after.headroom);
    if (before.loadLineRps === null || before.headroom === null) parts.push(`line ${now}`);
    else if (Math.abs(after.loadLineRps / Math.max(before.loadLineRps, 1e-9) - 1) >= 0.005)
      parts.push(`line ${lineWords(load, before.loadLineRps, before.headroom)} → ${now}`);
  }
  for (const code of before.findings)
    if (!after.findings.includes(code) && RELIEF[code] !== undefined) parts.push(RELIEF[code]);
  const memory = after.memoryMiB / before.memoryMiB;
  if (memory <= 0.9) parts.push(`memory ${change(before.memoryMiB, after.memoryMiB)}`);
  return parts.join(", ");
}

/** "+180 MiB of memory, +0.2 an hour": what it costs that the model knows; empty where that does not grow. */
export function priceWords(before: Outcome, after: Outcome): string {
  const parts: string[] = [];
  const memory = after.memoryMiB - before.memoryMiB;
  if (memory >= 0.02 * before.memoryMiB && memory >= 1) parts.push(`${mebibytes(memory)} more memory`);
  if (before.costPerHour !== null && after.costPerHour !== null && before.costPerHour !== after.costPerHour) {
    const difference = after.costPerHour - before.costPerHour;
    parts.push(`${figure(Math.abs(difference))} ${difference > 0 ? "more" : "less"} an hour`);
  }
  return parts.join(", ");
}
