import { z } from "zod";
import type { Scenario } from "./scenario";
import { SERVER_KINDS } from "./serverKinds";

/** What a list says of a scenario without opening its document. */
export const outline = z.object({
  serverKind: z.enum(SERVER_KINDS),
  processes: z.int(),
  threads: z.int(),
  /** Arrival rate at all machines; null where the load is given in users. */
  rateRps: z.number().nullable(),
  users: z.number().nullable(),
});
export type Outline = z.infer<typeof outline>;

export function outlineOf({ server, traffic: { load } }: Scenario): Outline {
  return {
    serverKind: server.kind,
    processes: server.processes,
    threads: server.threads,
    rateRps: load.kind === "open" ? load.rateRps : null,
    users: load.kind === "closed" ? load.users : null,
  };
}
