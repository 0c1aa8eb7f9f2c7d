import { z } from "zod";
import { label } from "./quantity";

/** Tags of one scenario. */
export const MAX_TAGS = 12;
export const MAX_TAG_LENGTH = 30;

/** A tag: in small letters, so that "Peak" and "peak" are one. */
export const tag = label(MAX_TAG_LENGTH).transform((text) => text.toLowerCase());

export const tagList = z
  .array(tag)
  .max(MAX_TAGS, { error: `Keep to ${MAX_TAGS} tags.` })
  .transform((tags) => [...new Set(tags)]);
