import fc from "fast-check";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { anyScenario } from "@/lib/scenario/scenarioArbitrary";
import { ROUTES } from "./routes";

export interface HostileRequest {
  readonly pattern: string;
  readonly method: string;
  /** Path and query, as they go over the wire. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** What the attacker knows: ids and dead tokens of others, and a life of its own. */
export interface Knowledge {
  readonly ownCookie: string;
  readonly foreignOwnerId: string;
  readonly ownIds: readonly string[];
  readonly foreignIds: readonly string[];
  readonly deadTokens: readonly string[];
}

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);

const NASTY_TEXT = oneOf([
  "",
  "\0",
  "../../etc/passwd",
  "..%2f..%2fetc%2fpasswd",
  "%00",
  "%",
  "%ff%fe",
  "' OR 1=1 --",
  "1; DROP TABLE Scenario",
  "<script>alert(1)</script>",
  "#{7*7}",
  "{{7*7}}",
  "=1+1",
  "__proto__",
  "constructor",
  "a\r\nX-Evil: 1",
  "\u202e\ufeff\ud800",
  "💥".repeat(60),
  "A".repeat(22),
  "A".repeat(43),
  "A".repeat(10_000),
  "-1",
  "1e999",
  "NaN",
  "null",
  "[object Object]",
]);

const NASTY_VALUE: fc.Arbitrary<unknown> = fc.oneof(
  NASTY_TEXT,
  fc.string({ unit: "binary", maxLength: 200 }),
  oneOf<unknown>([
    null,
    true,
    -1,
    0,
    1.5,
    -0,
    1e308,
    5e-324,
    2 ** 53,
    [],
    {},
    [[[[]]]],
    { length: 1e9 },
    { toString: 1 },
  ]),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The places of a document, the deep ones too. */
function placesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, one]) => placesOf(one, [...path, key]))];
}

/** A copy with something else in one place. */
function withAt(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === key ? withAt(one, rest, put) : one));
  if (typeof value !== "object" || value === null) return put;
  const entries = Object.entries(value).map(([name, one]) => [name, name === key ? withAt(one, rest, put) : one]);
  return Object.fromEntries(entries);
}

const PLACES = placesOf(EXAMPLE);
const damaged = fc
  .array(fc.tuple(oneOf(PLACES), NASTY_VALUE), { minLength: 1, maxLength: 3 })
  .map((changes) => changes.reduce<unknown>((document, [place, value]) => withAt(document, place, value), EXAMPLE));

const scenario: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 12, arbitrary: damaged },
  { weight: 4, arbitrary: fc.constant(EXAMPLE) },
  { weight: 1, arbitrary: anyScenario },
  { weight: 4, arbitrary: NASTY_VALUE },
);

/** Every field that any route takes, right or wrong, in any company. */
const body = ({ ownIds, foreignIds, deadTokens }: Knowledge): fc.Arbitrary<unknown> =>
  fc.oneof(
    scenario.map((one) => ({ scenario: one })),
    fc.record({ scenario, revision: fc.oneof(oneOf<unknown>([1, 2, 0, -1, 1e9, "1"]), NASTY_VALUE) }),
    fc.record({ scenario: fc.constant(EXAMPLE), tags: fc.array(NASTY_VALUE, { maxLength: 5 }), result: NASTY_VALUE }),
    fc.record({ name: NASTY_VALUE }),
    fc.record({ revision: fc.oneof(oneOf<unknown>([1, 2]), NASTY_VALUE) }),
    fc.record({ token: fc.oneof(oneOf<unknown>(deadTokens), NASTY_VALUE) }),
    fc.record({ ids: fc.array(oneOf<unknown>([...ownIds, ...foreignIds, "", 7]), { maxLength: 8 }) }),
    fc.record({
      action: oneOf<unknown>(["trash", "restore", "archive", "unarchive", "delete", "tag", "constructor"]),
      ids: fc.array(oneOf<unknown>([...foreignIds, "x"]), { minLength: 1, maxLength: 300 }),
    }),
    fc.record({
      capability: oneOf<unknown>(["view", "edit", "own"]),
      label: NASTY_TEXT,
      expiresInDays: oneOf<unknown>([null, 1, 0, -1, 1e9]),
    }),
    fc.record({
      scenario: damaged,
      link: fc.oneof(fc.webUrl(), NASTY_TEXT, fc.constant("javascript:alert(1)")),
      paper: oneOf<unknown>(["A4", "LETTER", "A0", 4]),
    }),
    fc.dictionary(fc.oneof(NASTY_TEXT, fc.constantFrom("scenario", "revision", "ids", "token", "tags")), NASTY_VALUE),
    NASTY_VALUE,
  );

const RAW_JSON = oneOf([
  "",
  "{",
  "nul",
  '{"scenario":{"__proto__":{"polluted":true}}}',
  '{"__proto__":{"scenario":1},"constructor":{"prototype":{"polluted":true}}}',
  `{"scenario":${"[".repeat(5000)}`,
  `${'{"a":'.repeat(60_000)}1`,
  `{"scenario":"${"x".repeat(200_000)}"}`,
  '{"scenario":1e400}',
  '{"scenario":{},"scenario":{}}',
]).map((text) => Buffer.from(text));

const payload = (known: Knowledge) =>
  fc.oneof(
    { weight: 8, arbitrary: body(known).map((value) => Buffer.from(JSON.stringify(value) ?? "")) },
    { weight: 2, arbitrary: RAW_JSON },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)) },
  );

const CONTENT_TYPE = oneOf([
  ...Array.from({ length: 8 }, () => "application/json"),
  "application/json; charset=utf-16",
  "application/zip",
  "application/zip",
  "text/plain",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "",
]);

/** Half a character can't be encoded. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd");

/** Characters that no HTTP client lets through are encoded, so that the rest arrives as it is. */
const onTheWire = (text: string) =>
  text.replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(wellFormed(character)));

const inHeader = (text: string) => text.replace(/[^\x20-\x7e]/g, "").slice(0, 2000);

const QUERY_NAMES = ["place", "q", "tag", "sort", "order", "limit", "cursor", "before", "from", "to", "versions", "s"];

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"];

/** One request at one of the real routes, mostly by a method that it takes. */
export function hostileRequest(known: Knowledge): fc.Arbitrary<HostileRequest> {
  const parameter = fc.oneof(
    { weight: 3, arbitrary: oneOf(known.ownIds) },
    { weight: 3, arbitrary: oneOf(known.foreignIds) },
    { weight: 2, arbitrary: oneOf(known.deadTokens) },
    { weight: 2, arbitrary: NASTY_TEXT },
    { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 60 }) },
  );
  const cookie = fc.oneof(
    { weight: 6, arbitrary: fc.constant(`plimsoll_owner=${known.ownCookie}`) },
    { weight: 2, arbitrary: fc.constant(null) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(oneOf([known.foreignOwnerId, "A".repeat(22)]), fc.base64String({ maxLength: 48 }))
        .map(([id, proof]) => `plimsoll_owner=${id}.${proof.replaceAll(/[+/=]/g, "-")}`),
    },
    { weight: 1, arbitrary: NASTY_TEXT.map((text) => `plimsoll_owner=${inHeader(text)}`) },
  );
  const headers = fc.record({
    cookie,
    contentType: CONTENT_TYPE,
    extra: fc.dictionary(
      oneOf([
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-request-id",
        "x-middleware-subrequest",
        "x-matched-path",
        "x-invoke-path",
        "next-router-state-tree",
        "next-action",
        "rsc",
        "origin",
        "sec-fetch-site",
        "authorization",
        "range",
        "accept-encoding",
        "if-none-match",
        "x-http-method-override",
      ]),
      NASTY_TEXT.map(inHeader),
      { maxKeys: 3 },
    ),
  });
  return fc
    .record({
      route: oneOf(ROUTES),
      taken: fc.nat(),
      other: fc.option(oneOf(METHODS), { freq: 8 }),
      parameters: fc.array(parameter, { minLength: 4, maxLength: 4 }),
      query: fc.option(fc.tuple(fc.oneof(oneOf(QUERY_NAMES), NASTY_TEXT), NASTY_TEXT), { freq: 3 }),
      headers,
      payload: payload(known),
    })
    .map(
      ({ route, taken, other, parameters, query, headers: { cookie: cookieHeader, contentType, extra }, payload }) => {
        const method = other ?? route.methods[taken % route.methods.length] ?? "GET";
        let next = 0;
        const filled = route.pattern.replace(/\[[^\]]+\]/g, () => onTheWire(parameters[next++] ?? "x"));
        const asked =
          query === null ? "" : `?${onTheWire(query.map((part) => encodeURIComponent(wellFormed(part))).join("="))}`;
        const carries = method !== "GET" && method !== "HEAD";
        return {
          pattern: route.pattern,
          method,
          path: filled + asked,
          headers: {
            ...extra,
            ...(cookieHeader === null ? {} : { cookie: cookieHeader }),
            ...(carries && contentType !== "" ? { "content-type": contentType } : {}),
          },
          body: carries ? payload : null,
        };
      },
    );
}
