import type { FindingCode } from "@/lib/analytic/prediction";

/** A finding in two or three words, for the regions of the map. */
export const FINDING_NAMES: Readonly<Record<FindingCode, string>> = {
  "os-cannot-fork": "this OS can't fork",
  "server-not-on-this-os": "server not on this OS",
  "single-process-server": "server has one process",
  "single-thread-server": "server has one thread a process",
  "not-thread-safe": "application not thread-safe",
  "memory-exceeded": "does not fit in memory",
  "connections-exceeded": "too many backend connections",
  "asgi-framework": "ASGI framework",
  overload: "overload",
  "objective-missed": "objective missed",
  "slow-clients-hold-workers": "slow clients hold workers",
  "greedy-acceptance": "greedy acceptance",
  "server-unmaintained": "server unmaintained",
  "demands-not-measured": "demands not measured",
  "timeout-kills-requests": "timeout kills requests",
  "backlog-overflows": "backlog overflows",
};
