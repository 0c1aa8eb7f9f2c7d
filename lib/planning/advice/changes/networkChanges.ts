import { figure } from "@/lib/analytic/wording";
import type { Change } from "@/lib/planning/advice/advice";
import type { ChangeContext } from "./changeContext";

/** Text compresses to a third or less; half is careful. */
const COMPRESSED = 0.5;

/** What clients hold, and what has to travel. */
export function networkChanges({ scenario, facts }: ChangeContext): Change[] {
  const { network, application, server } = scenario;
  const changes: Change[] = [];
  const buffered = server.frontEnd.kind !== "none" && server.frontEnd.buffersResponses;
  if (network.keepAlive && facts.keepAlive.supported && !buffered && facts.keepAlive.idleHolds === "worker")
    changes.push({
      id: "no-keep-alive",
      factor: "network",
      title: `Close connections after each response (${facts.keepAlive.option ?? "keep-alive"} off)`,
      effort: "One setting. Every request then opens a connection: one more round trip for the client.",
      scenario: { ...scenario, network: { ...network, keepAlive: false } },
      costFactor: 1,
    });
  if (application.classes.some(({ responseBytes }) => responseBytes.mean > 14_600))
    changes.push({
      id: "smaller-responses",
      factor: "network",
      title: `Compress responses to ${figure(100 * COMPRESSED)} % of their size`,
      effort:
        "A setting of the front end, or a middleware; compressing takes a little CPU, which is not counted. Pictures and video gain nothing.",
      scenario: {
        ...scenario,
        application: {
          ...application,
          classes: application.classes.map((one) => ({
            ...one,
            responseBytes: { ...one.responseBytes, mean: COMPRESSED * one.responseBytes.mean },
          })),
        },
      },
      costFactor: 1,
    });
  return changes;
}
