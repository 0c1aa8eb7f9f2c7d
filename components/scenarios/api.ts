import type { z } from "zod";
import { type ListQuery, libraryAddress } from "@/components/library/listQuery";
import { PlimsollError } from "@/lib/errors/plimsollError";
import {
  type BulkRequest,
  bulkResponse,
  type CompareResponse,
  compareResponse,
  type ErrorResponse,
  errorResponse,
  type ImportResponse,
  importResponse,
  type LinkResponse,
  type LinkSummary,
  type ListResponse,
  type linkRequest,
  linkResponse,
  linksResponse,
  listResponse,
  moveLinkResponse,
  moveResponse,
  type NewerVersionResponse,
  type SavedResponse,
  type ScenarioResponse,
  type SharedResponse,
  savedResponse,
  scenarioResponse,
  sharedResponse,
  sharedSavedResponse,
  type VersionsResponse,
  versionsResponse,
} from "@/lib/scenario/apiSchema";
import type { Scenario } from "@/lib/scenario/scenario";
import type { VersionResult } from "@/lib/scenario/versionResult";

const UNREADABLE = "Plimsoll's answer can't be read here. Reload the page: the server may have been updated meanwhile.";
const OFFLINE = "Plimsoll's server did not answer. Nothing was changed; check the connection and try again.";

type Failure = ErrorResponse["error"];

/** Sends a request; a failure that the server explained is given back, any other is thrown. */
async function ask(method: string, path: string, body?: unknown): Promise<Response | Failure> {
  const payload: RequestInit =
    method === "GET"
      ? {}
      : body instanceof Blob
        ? { headers: { "content-type": body.type }, body }
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) };
  let response: Response;
  try {
    response = await fetch(path, { method, ...payload });
  } catch (cause) {
    throw new PlimsollError("internal", OFFLINE, { cause });
  }
  if (response.ok) return response;
  const failure = errorResponse.safeParse(await response.json().catch(() => null));
  if (!failure.success) throw new PlimsollError("internal", OFFLINE);
  return failure.data.error;
}

function thrown({ code, message, issues }: Failure): never {
  throw new PlimsollError(code, message, { issues });
}

/** Sends a request and gives the answer, or throws a PlimsollError with what the server said of it. */
async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const answer = await ask(method, path, body);
  return answer instanceof Response ? answer : thrown(answer);
}

async function read<T>(schema: z.ZodType<T>, response: Response): Promise<T> {
  const answer = schema.safeParse(await response.json().catch(() => null));
  if (!answer.success) throw new PlimsollError("internal", UNREADABLE, { cause: answer.error });
  return answer.data;
}

async function sendFor<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
  return read(schema, await send(method, path, body));
}

const at = (id: string) => `/api/scenarios/${encodeURIComponent(id)}`;

/** `result`: what was computed of it already, for lists to show. */
export const createScenario = (scenario: Scenario, result?: VersionResult): Promise<SavedResponse> =>
  sendFor(savedResponse, "POST", "/api/scenarios", { scenario, result });

/** What came of a save: it is kept, or something newer was there and nothing changed. */
export type SaveOutcome =
  | { readonly kind: "saved"; readonly revision: number }
  | { readonly kind: "newer"; readonly newer: NewerVersionResponse };

async function saved(path: string, body: unknown): Promise<SaveOutcome> {
  const answer = await ask("PUT", path, body);
  if (answer instanceof Response) {
    const { revision } = await read(sharedSavedResponse, answer);
    return { kind: "saved", revision };
  }
  return answer.newer === undefined ? thrown(answer) : { kind: "newer", newer: answer.newer };
}

export const saveScenario = (id: string, revision: number, scenario: Scenario, result?: VersionResult) =>
  saved(at(id), { scenario, revision, result });

/** Saves through an edit link. */
export const saveShared = (token: string, revision: number, scenario: Scenario) =>
  saved(`/api/shared/${encodeURIComponent(token)}`, { scenario, revision });

export const readScenario = (id: string): Promise<ScenarioResponse> => sendFor(scenarioResponse, "GET", at(id));

export const listScenarios = (): Promise<ListResponse> => sendFor(listResponse, "GET", "/api/scenarios?limit=100");

export const readShared = (token: string): Promise<SharedResponse> =>
  sendFor(sharedResponse, "GET", `/api/shared/${encodeURIComponent(token)}`);

export const renameScenario = (id: string, name: string): Promise<SavedResponse> =>
  sendFor(savedResponse, "PATCH", at(id), { name });

export const duplicateScenario = (id: string): Promise<SavedResponse> =>
  sendFor(savedResponse, "POST", `${at(id)}/duplicate`);

export const deleteScenario = async (id: string): Promise<void> => {
  await send("DELETE", at(id));
};

export const restoreScenario = (id: string): Promise<SavedResponse> =>
  sendFor(savedResponse, "POST", `${at(id)}/restore`);

/** @param asked for whom, for how long, and whether it may change what it opens */
export const createLink = (id: string, asked: z.input<typeof linkRequest>): Promise<LinkResponse> =>
  sendFor(linkResponse, "POST", `${at(id)}/links`, asked);

export const listLinks = async (id: string): Promise<readonly LinkSummary[]> =>
  (await sendFor(linksResponse, "GET", `${at(id)}/links`)).links;

export const withdrawLink = async (id: string, linkId: string): Promise<void> => {
  await send("DELETE", `${at(id)}/links/${encodeURIComponent(linkId)}`);
};

interface ReportOptions {
  /** Printed as the way back. */
  readonly link: string;
  /** Another scenario to compare it with. */
  readonly baseline: Scenario | undefined;
  readonly paper: "A4" | "LETTER";
}

/** The report of a scenario as a PDF. */
export const fetchReport = async (scenario: Scenario, options: ReportOptions): Promise<Blob> =>
  (await send("POST", "/api/report", { scenario, ...options })).blob();

/** A further page of a list. */
export const listMoreScenarios = ({
  cursor,
  ...query
}: ListQuery & { readonly cursor: string }): Promise<ListResponse> =>
  sendFor(
    listResponse,
    "GET",
    `/api${libraryAddress(query)}${libraryAddress(query).includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`,
  );

export const bulk = (request: BulkRequest) => sendFor(bulkResponse, "POST", "/api/scenarios/bulk", request);

/** Scenarios with their versions and tags, as one archive. */
export const exportScenarios = async (ids: readonly string[]): Promise<Blob> =>
  (await send("POST", "/api/scenarios/export", { ids })).blob();

/** Keeps the scenarios of an archive or of one JSON file as new ones. */
export const importScenarios = (file: File): Promise<ImportResponse> =>
  sendFor(
    importResponse,
    "POST",
    "/api/scenarios/import",
    new Blob([file], { type: /\.json$/i.test(file.name) ? "application/json" : "application/zip" }),
  );

export const createMoveLink = () => sendFor(moveLinkResponse, "POST", "/api/scenarios/move-link");
export const claimMoveLink = (token: string) => sendFor(moveResponse, "POST", "/api/scenarios/move", { token });

/** A further page of a scenario's history. */
export const listVersions = (id: string, before: number): Promise<VersionsResponse> =>
  sendFor(versionsResponse, "GET", `${at(id)}/versions?before=${before}`);

export const compareVersions = (id: string, from: number, to: number): Promise<CompareResponse> =>
  sendFor(compareResponse, "GET", `${at(id)}/versions/compare?from=${from}&to=${to}`);

/** Saves an old version as the newest; `revision` is the newest that the person has seen. */
export const restoreVersion = (id: string, version: number, revision: number): Promise<SavedResponse> =>
  sendFor(savedResponse, "POST", `${at(id)}/versions/${version}/restore`, { revision });

/** What to tell a person about a failure, whatever it was. */
export function failureText(error: unknown): string {
  return error instanceof PlimsollError ? error.message : OFFLINE;
}
