import { z } from "zod";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { MAX_SUMMARY_LENGTH } from "@/lib/scenario/changes";
import { faultsOf, firstFault } from "@/lib/scenario/faults";
import { parseScenario } from "@/lib/scenario/parse";
import { tagList } from "@/lib/scenario/tags";
import { versionResult } from "@/lib/scenario/versionResult";
import type { NewVersion } from "@/lib/storage/mutations";

const FORMAT = "plimsoll-scenario";
const FORMAT_VERSION = 1;

/** Versions of one scenario that a file may hold. */
const MAX_VERSIONS = 1000;

const version = z.object({
  createdAt: z.iso.datetime().transform((text) => new Date(text)),
  summary: z.string().max(MAX_SUMMARY_LENGTH),
  /** Checked by `parseScenario`, which also upgrades it. */
  document: z.unknown(),
  /** One of a form that is not known here is left out, not held against the scenario. */
  result: versionResult.nullable().catch(null),
});

/** A file of one scenario with its history: in an archive, or alone. */
const entry = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION, { error: "A newer Plimsoll wrote this file: update Plimsoll to read it." }),
  tags: tagList.catch([]),
  archivedAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .catch(null),
  /** The newest last. */
  versions: z.array(version).min(1).max(MAX_VERSIONS),
});

export interface ArchiveEntry {
  readonly tags: readonly string[];
  readonly archivedAt: Date | null;
  readonly versions: readonly {
    readonly createdAt: Date;
    readonly summary: string;
    readonly document: unknown;
    readonly result: unknown;
  }[];
}

/** As text, to be read by people too. */
export function writeEntry(one: ArchiveEntry): string {
  return `${JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, ...one }, null, 1)}\n`;
}

export interface ReadEntry {
  readonly tags: readonly string[];
  readonly archivedAt: Date | null;
  readonly history: readonly NewVersion[];
}

/**
 * A scenario from a file: with its history as `writeEntry` wrote it, or its document alone.
 * @throws PlimsollError for anything else.
 */
export function readEntry(value: unknown, now: Date): ReadEntry {
  if (typeof value !== "object" || value === null || !("format" in value)) {
    const first = { scenario: parseScenario(value), summary: "Imported", createdAt: now, result: null };
    return { tags: [], archivedAt: null, history: [first] };
  }
  const { data, error } = entry.safeParse(value);
  if (error !== undefined)
    throw new PlimsollError("invalid-input", `This is no file of Plimsoll's. ${firstFault(faultsOf(error), "file")}`);
  const { tags, archivedAt, versions } = data;
  return {
    ...{ tags, archivedAt },
    history: versions.map(({ document, ...one }) => ({ ...one, scenario: parseScenario(document) })),
  };
}
