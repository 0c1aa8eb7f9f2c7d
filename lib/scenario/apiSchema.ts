import { z } from "zod";
import { ERROR_CODES } from "@/lib/errors/plimsollError";
import { MAX_FRAGMENT_CHARACTERS } from "./codec";
import { label } from "./quantity";
import { MAX_NAME_LENGTH, scenarioSchema } from "./scenario";
import { SERVER_KINDS } from "./serverKinds";

/** What the HTTP API takes and gives: one schema for the route handlers, the browser and the tests. */

/** ISO 8601, UTC. */
const timestamp = z.iso.datetime();
const revision = z.int({ error: "Send the revision that the change is based on." }).min(1);

// Requests. The document itself is checked by `parseScenario`, which also upgrades it.
export const scenarioRequest = z.strictObject({ scenario: z.unknown() });
export const saveRequest = z.strictObject({ scenario: z.unknown(), revision });
/** `link` opens the scenario again and is printed as it is: a short address, or one with the scenario in its fragment. */
export const reportRequest = z.strictObject({
  scenario: z.unknown(),
  link: z
    .url({ protocol: /^https?$/, error: "Send a link that starts with http:// or https://." })
    .max(2 * MAX_FRAGMENT_CHARACTERS, { error: "This link is too long to print." })
    .optional(),
  paper: z.enum(["A4", "LETTER"], { error: "Choose A4 or LETTER." }).optional(),
});
export const renameRequest = z.strictObject({ name: label(MAX_NAME_LENGTH) });

// Responses.
/** After a save, rename, duplicate or restore: what a browser must know to save again. */
export const savedResponse = z.object({ id: z.string(), name: z.string(), revision, updatedAt: timestamp });
export type SavedResponse = z.infer<typeof savedResponse>;

export const scenarioResponse = savedResponse.extend({ scenario: scenarioSchema });

export const scenarioSummary = savedResponse.extend({
  createdAt: timestamp,
  serverKind: z.enum(SERVER_KINDS),
  processes: z.int(),
  threads: z.int(),
  /** Arrival rate at all machines; null where a closed load is given in users. */
  rateRps: z.number().nullable(),
});
export type ScenarioSummary = z.infer<typeof scenarioSummary>;
export const listResponse = z.object({ scenarios: z.array(scenarioSummary) });

/** A link that was made before: its token is not known any more. */
export const linkSummary = z.object({ id: z.string(), createdAt: timestamp });
export const linksResponse = z.object({ links: z.array(linkSummary) });
/** A link just made, the only time that its token is told. It opens at the path `/s/{token}`. */
export const linkResponse = linkSummary.extend({ token: z.string() });
export type LinkSummary = z.infer<typeof linkSummary>;
export type LinkResponse = z.infer<typeof linkResponse>;

export const sharedResponse = z.object({ name: z.string(), scenario: scenarioSchema });

/** Of every answer that is not a success. Paths of issues start at the scenario, or at the body where that is at fault. */
export const errorResponse = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })),
    /** Where something is in the log about it. */
    requestId: z.string().optional(),
  }),
});
export type ErrorResponse = z.infer<typeof errorResponse>;
