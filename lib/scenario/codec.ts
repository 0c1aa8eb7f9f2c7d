import { deflateSync, Inflate } from "fflate";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { DICTIONARY_1 } from "./codecDictionary";
import { MAX_FRAGMENT_CHARACTERS } from "./fragmentLimit";
import { MAX_SCENARIO_BYTES, parseBoundedJson, parseScenario } from "./parse";
import type { Scenario } from "./scenario";

/** A fragment is "1." and the scenario's JSON as UTF-8, raw deflate with `DICTIONARY_1`, base64url without padding. */
const PREFIX = "1.";

const BYTES_A_PUSH = 128;
const dictionary = new TextEncoder().encode(DICTIONARY_1);

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Inflates little by little, so that a few kilobytes can't unfold to more than `maxBytes`. */
function inflate(bytes: Uint8Array, maxBytes: number): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let inflatedBytes = 0;
  const stream = new Inflate({ dictionary }, (chunk, final) => {
    inflatedBytes += chunk.length;
    text += decoder.decode(chunk, { stream: !final });
  });
  for (let start = 0; start < bytes.length; start += BYTES_A_PUSH) {
    const end = start + BYTES_A_PUSH;
    stream.push(bytes.subarray(start, end), end >= bytes.length);
    if (inflatedBytes > maxBytes)
      throw new PlimsollError("too-large", "This link unfolds to far more than a scenario needs.");
  }
  return text;
}

function unpack(text: string): string {
  try {
    return inflate(fromBase64Url(text), MAX_SCENARIO_BYTES);
  } catch (cause) {
    if (cause instanceof PlimsollError) throw cause;
    throw new PlimsollError("invalid-input", "This link is damaged. Copy the whole of it, to its last character.", {
      cause,
    });
  }
}

/**
 * A scenario as the text of a URL fragment, without the "#".
 * @throws PlimsollError `too-large` where it does not fit in `MAX_FRAGMENT_CHARACTERS`; save or export it instead.
 */
export function encodeFragment(scenario: Scenario): string {
  const json = new TextEncoder().encode(JSON.stringify(scenario));
  const text = PREFIX + toBase64Url(deflateSync(json, { level: 9, dictionary }));
  if (text.length > MAX_FRAGMENT_CHARACTERS)
    throw new PlimsollError("too-large", "This scenario is too large for a link of this kind. Save it, or export it.");
  return text;
}

/**
 * The scenario in the text of a URL fragment, with or without the "#", of this or any older version.
 * @throws PlimsollError for anything else.
 */
export function decodeFragment(fragment: string): Scenario {
  const text = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  if (text.length > MAX_FRAGMENT_CHARACTERS)
    throw new PlimsollError("too-large", "This link is far longer than a scenario needs.");
  const [, codecVersion, packed] = /^([1-9]\d{0,3})\.([\w-]+)$/.exec(text) ?? [];
  if (codecVersion === undefined || packed === undefined)
    throw new PlimsollError("invalid-input", "This link holds no scenario. Copy the whole of it.");
  if (`${codecVersion}.` !== PREFIX)
    throw new PlimsollError(
      "unsupported-version",
      "This link was made by a newer Plimsoll. Update Plimsoll, or ask for the exported scenario.",
    );
  return parseScenario(parseBoundedJson(unpack(packed)));
}
