import { z } from "zod";
import { ERROR_CODES } from "@/lib/errors/plimsollError";
import { MAX_FRAGMENT_CHARACTERS } from "./fragmentLimit";
import { MAX_NAME_LENGTH } from "./nameLimit";
import { outline } from "./outline";
import { label } from "./quantity";
import { scenarioSchema } from "./scenario";
import { tag, tagList } from "./tags";
import { versionResult } from "./versionResult";

/** What the HTTP API takes and gives: one schema for the route handlers, the browser and the tests. */

/** ISO 8601, UTC. */
const timestamp = z.iso.datetime();
const revision = z.int({ error: "Send the revision that the change is based on." }).min(1);

const id = z.string({ error: "Send the ids of scenarios." }).min(1).max(100);
/** Scenarios that one bulk action takes. */
const MAX_BULK = 200;
const ids = z
  .array(id)
  .min(1, { error: "Choose at least one scenario." })
  .max(MAX_BULK, { error: `Choose up to ${MAX_BULK} scenarios at a time.` })
  .transform((all) => [...new Set(all)]);

// Requests. The document itself is checked by `parseScenario`, which also upgrades it.
export const scenarioRequest = z.strictObject({ scenario: z.unknown() });
/** `result`: what the browser computed of it already; lists show it to the owner, and no one else is told it. */
export const createRequest = scenarioRequest.extend({ result: versionResult.optional(), tags: tagList.optional() });
export const saveRequest = scenarioRequest.extend({ revision, result: versionResult.optional() });
/** `link` opens the scenario again and is printed as it is: a short address, or one with the scenario in its fragment. */
export const reportRequest = z.strictObject({
  scenario: z.unknown(),
  /** Another scenario to compare it with. */
  baseline: z.unknown().optional(),
  link: z
    .url({ protocol: /^https?$/, error: "Send a link that starts with http:// or https://." })
    .max(2 * MAX_FRAGMENT_CHARACTERS, { error: "This link is too long to print." })
    .optional(),
  paper: z.enum(["A4", "LETTER"], { error: "Choose A4 or LETTER." }).optional(),
});
export const sharedSaveRequest = scenarioRequest.extend({ revision });
export const renameRequest = z.strictObject({ name: label(MAX_NAME_LENGTH) });
export const restoreVersionRequest = z.strictObject({ revision });
export const linkRequest = z.strictObject({
  capability: z.enum(["view", "edit"], { error: "Choose view or edit." }).default("view"),
  /** For whom or what it is. */
  label: z
    .string()
    .trim()
    .max(60, { error: "Keep the label to 60 characters." })
    .regex(/^[^\p{Cc}]*$/u, { error: "A label can't contain control characters." })
    .default(""),
  expiresInDays: z
    .int({ error: "Choose 1 to 3650 days, or none." })
    .min(1, { error: "Choose 1 to 3650 days, or none." })
    .max(3650, { error: "Choose 1 to 3650 days, or none." })
    .nullable()
    .default(null),
});
export const moveRequest = z.strictObject({ token: z.string().min(1).max(200) });
export const exportRequest = z.strictObject({ ids });
/** `delete` empties them out of the trash for good. */
export const bulkRequest = z.discriminatedUnion(
  "action",
  [
    z.strictObject({ action: z.enum(["trash", "restore", "archive", "unarchive", "delete"]), ids }),
    z.strictObject({ action: z.literal("tag"), ids, add: tagList.default([]), remove: tagList.default([]) }),
  ],
  { error: "Choose one of: trash, restore, archive, unarchive, delete, tag." },
);
export type BulkRequest = z.input<typeof bulkRequest>;

/** Entries of one page. */
const limit = z.coerce
  .number()
  .pipe(z.int({ error: "Ask for 1 to 100 entries." }).min(1).max(100))
  .default(50);
/** The query of a list: `?place=live&q=checkout&tag=peak&sort=changed&order=descending&limit=50&cursor=…`. */
export const listRequest = z.strictObject({
  place: z.enum(["live", "archive", "trash"], { error: "Choose live, archive or trash." }).default("live"),
  /** Words, each of which begins a word of the scenario's names, its server or its tags. */
  q: z.string().max(200, { error: "Search for up to 200 characters." }).default(""),
  tag: tag.optional(),
  sort: z.enum(["changed", "name", "headroom"], { error: "Sort by changed, name or headroom." }).default("changed"),
  /** The latest first, the most headroom first, names from A, unless said otherwise. */
  order: z.enum(["ascending", "descending"], { error: "Choose ascending or descending." }).optional(),
  limit,
  /** The `next` of the page before. */
  cursor: z.string().max(1000).optional(),
});
const versionNumber = z.coerce.number().pipe(
  z
    .int({ error: "Send the number of a version." })
    .min(1)
    .max(2 ** 31 - 1),
);
export const versionsRequest = z.strictObject({ limit, before: versionNumber.optional() });
export const compareRequest = z.strictObject({ from: versionNumber, to: versionNumber });
export const exportOneRequest = z.strictObject({ versions: z.enum(["all"]).optional() });

// Responses.
/** After a save, rename, duplicate or restore: what a browser must know to save again. */
export const savedResponse = z.object({ id: z.string(), name: z.string(), revision, updatedAt: timestamp });
export type SavedResponse = z.infer<typeof savedResponse>;

/** One difference in words: `before` and `after` with their units, null where there is nothing. */
const change = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** A number of a stored result that another model computes otherwise. */
const moved = z.object({ label: z.string(), before: z.string(), after: z.string() });

export const scenarioResponse = savedResponse.extend({
  scenario: scenarioSchema,
  archivedAt: timestamp.nullable(),
  /** What was computed of it when it was saved; null where nothing was. */
  result: versionResult.nullable(),
});

export type ScenarioResponse = z.infer<typeof scenarioResponse>;

export const scenarioSummary = savedResponse.extend({
  createdAt: timestamp,
  archivedAt: timestamp.nullable(),
  /** Deleted for good 30 days later. */
  deletedAt: timestamp.nullable(),
  tags: z.array(z.string()),
  /** `newer`: a newer Plimsoll saved it; it can be exported as it is, not opened. */
  state: z.enum(["ok", "newer"]),
  outline: outline.nullable(),
  result: versionResult.nullable(),
});
export type ScenarioSummary = z.infer<typeof scenarioSummary>;
export const listResponse = z.object({
  scenarios: z.array(scenarioSummary),
  /** The cursor of the next page; null on the last. */
  next: z.string().nullable(),
});
export type ListResponse = z.infer<typeof listResponse>;

export const countsResponse = z.object({
  live: z.int(),
  archive: z.int(),
  trash: z.int(),
  tags: z.array(z.object({ tag: z.string(), count: z.int() })),
});
export type CountsResponse = z.infer<typeof countsResponse>;

/** The ids that the action was for; the others are not there, or not where it starts from. */
export const bulkResponse = z.object({ done: z.array(z.string()), missed: z.array(z.string()) });

const versionSummary = z.object({
  revision,
  createdAt: timestamp,
  /** What changed since the version before. */
  summary: z.string(),
  /** Saved through an edit link, not by the owner. */
  byLink: z.boolean(),
  result: versionResult.nullable(),
});
export const versionsResponse = z.object({
  versions: z.array(versionSummary),
  /** The `before` of the next page; null on the last. */
  next: z.int().nullable(),
});
export type VersionsResponse = z.infer<typeof versionsResponse>;
export const versionResponse = versionSummary.extend({ scenario: scenarioSchema });
export const compareResponse = z.object({
  from: versionResponse,
  to: versionResponse,
  changes: z.array(change),
  /** How the stored numbers of the two differ; null where one has none. */
  moved: z.array(moved).nullable(),
});
export type CompareResponse = z.infer<typeof compareResponse>;

/** A link that was made before: its token is not known any more. */
export const linkSummary = z.object({
  id: z.string(),
  capability: z.enum(["view", "edit"]),
  label: z.string(),
  createdAt: timestamp,
  expiresAt: timestamp.nullable(),
  /** To the hour; null for never. */
  lastUsedAt: timestamp.nullable(),
});
export const linksResponse = z.object({ links: z.array(linkSummary) });
/** A link just made, the only time that its token is told. It opens at the path `/s/{token}`. */
export const linkResponse = linkSummary.extend({ token: z.string() });
export type LinkSummary = z.infer<typeof linkSummary>;
export type LinkResponse = z.infer<typeof linkResponse>;

export const sharedResponse = z.object({
  name: z.string(),
  scenario: scenarioSchema,
  revision,
  updatedAt: timestamp,
  capability: z.enum(["view", "edit"]),
});
export type SharedResponse = z.infer<typeof sharedResponse>;
/** After a save through an edit link: the scenario's id stays its owner's. */
export const sharedSavedResponse = savedResponse.omit({ id: true });

/** Works once, until it expires. */
export const moveLinkResponse = z.object({ token: z.string(), expiresAt: timestamp });
/** How many scenarios are this browser's now that were not. */
export const moveResponse = z.object({ moved: z.int() });

/** What became of each file of an import. */
export const importResponse = z.object({
  entries: z.array(
    z.object({
      file: z.string(),
      /** The scenario it became; null where it was refused. */
      id: z.string().nullable(),
      name: z.string().nullable(),
      /** Why it was refused; null where it was not. */
      problem: z.string().nullable(),
    }),
  ),
  imported: z.int(),
  refused: z.int(),
});
export type ImportResponse = z.infer<typeof importResponse>;

/** What was saved in between, with a 409: to be shown, kept apart or saved over by choice. */
export const newerVersion = z.object({
  /** Saving on this revision replaces it. */
  revision,
  name: z.string(),
  updatedAt: timestamp,
  scenario: scenarioSchema,
  /** What was changed there since your change was based on it; null where that can't be told. */
  theirs: z.array(change).nullable(),
  /** What saving yours over it would change. */
  yours: z.array(change),
});
export type NewerVersionResponse = z.infer<typeof newerVersion>;

/** Of every answer that is not a success. Paths of issues start at the scenario, or at the body where that is at fault. */
export const errorResponse = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })),
    /** Where something is in the log about it. */
    requestId: z.string().optional(),
    newer: newerVersion.optional(),
  }),
});
export type ErrorResponse = z.infer<typeof errorResponse>;
