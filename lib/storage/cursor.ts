import { z } from "zod";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { headroomKey, nameKey } from "./scenarioColumns";
import type { ListedRow, ListQuery, Sort } from "./store";

const MAX_LENGTH = 1000;
const keys = { changed: z.iso.datetime(), name: z.string().max(300), headroom: z.number() };

function keyOf(sort: Sort, { updatedAt, name, headroom }: ListedRow): string | number {
  switch (sort) {
    case "changed":
      return updatedAt.toISOString();
    case "name":
      return nameKey(name);
    case "headroom":
      return headroomKey(headroom);
  }
}

/** Where the next page starts, as text that means nothing to whoever carries it. */
export function cursorAfter(sort: Sort, row: ListedRow): string {
  return Buffer.from(JSON.stringify([sort, keyOf(sort, row), row.id])).toString("base64url");
}

/** @throws PlimsollError `invalid-input` unless it was made for a list sorted so. */
export function readCursor(sort: Sort, cursor: string): NonNullable<ListQuery["after"]> {
  try {
    if (cursor.length > MAX_LENGTH) throw new Error("too long");
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const [, key, id] = z.tuple([z.literal(sort), keys[sort], z.string().max(100)]).parse(parts);
    return { key, id };
  } catch (cause) {
    throw new PlimsollError("invalid-input", "This page of the list can't be found: start from its first page.", {
      cause,
    });
  }
}
