import type { z } from "zod";
import { PlimsollError } from "@/lib/errors/plimsollError";
import {
  errorResponse,
  type LinkResponse,
  type LinkSummary,
  type ListResponse,
  linkResponse,
  linksResponse,
  listResponse,
  type SavedResponse,
  type ScenarioResponse,
  type SharedResponse,
  savedResponse,
  scenarioResponse,
  sharedResponse,
} from "@/lib/scenario/apiSchema";
import type { Scenario } from "@/lib/scenario/scenario";
import type { VersionResult } from "@/lib/scenario/versionResult";

const OFFLINE = "Plimsoll's server did not answer. Nothing was changed; check the connection and try again.";

/** Sends a request and gives the answer, or a PlimsollError with what the server said of it. */
async function send(method: string, path: string, body?: unknown): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(method === "GET"
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) }),
    });
  } catch (cause) {
    throw new PlimsollError("internal", OFFLINE, { cause });
  }
  if (response.ok) return response;
  const failure = errorResponse.safeParse(await response.json().catch(() => null));
  if (!failure.success) throw new PlimsollError("internal", OFFLINE);
  const { code, message, issues } = failure.data.error;
  throw new PlimsollError(code, message, { issues });
}

async function sendFor<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body);
  return schema.parse(await response.json());
}

const at = (id: string) => `/api/scenarios/${encodeURIComponent(id)}`;

/** `result`: what was computed of it already, for lists to show. */
export const createScenario = (scenario: Scenario, result?: VersionResult): Promise<SavedResponse> =>
  sendFor(savedResponse, "POST", "/api/scenarios", { scenario, result });

export const saveScenario = (
  id: string,
  revision: number,
  scenario: Scenario,
  result?: VersionResult,
): Promise<SavedResponse> => sendFor(savedResponse, "PUT", at(id), { scenario, revision, result });

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

export const createLink = (id: string): Promise<LinkResponse> => sendFor(linkResponse, "POST", `${at(id)}/links`);

export const listLinks = async (id: string): Promise<readonly LinkSummary[]> =>
  (await sendFor(linksResponse, "GET", `${at(id)}/links`)).links;

export const withdrawLink = async (id: string, linkId: string): Promise<void> => {
  await send("DELETE", `${at(id)}/links/${encodeURIComponent(linkId)}`);
};

/** The report of a scenario as a PDF. `link` is printed in it as the way back. */
export const fetchReport = async (scenario: Scenario, link: string): Promise<Blob> =>
  (await send("POST", "/api/report", { scenario, link })).blob();

/** What to tell a person about a failure, whatever it was. */
export function failureText(error: unknown): string {
  return error instanceof PlimsollError ? error.message : OFFLINE;
}
