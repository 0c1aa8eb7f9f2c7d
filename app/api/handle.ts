import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { services } from "@/app/services";
import { currentOwner } from "@/app/session";
import { API_HEADERS } from "@/lib/operations/http/headers.mjs";
import { randomId } from "@/lib/sharing/token";
import { scenarioNotFound } from "@/lib/storage/data";
import type { StorageContext } from "@/lib/storage/mutations";
import { errorAnswer } from "./errorAnswer";
import { requireSameOrigin } from "./sameOrigin";

type Params = Readonly<Record<string, string | readonly string[]>>;

interface RouteContext<P extends Params> {
  readonly params: Promise<P>;
}

function sealed(response: NextResponse): NextResponse {
  for (const [name, value] of Object.entries(API_HEADERS)) response.headers.set(name, value);
  return response;
}

/** Wraps every route handler: changes from other sites are refused, and every error becomes a typed answer. */
export function handle<P extends Params>(work: (request: NextRequest, params: P) => Promise<NextResponse>) {
  return async (request: NextRequest, { params }: RouteContext<P>): Promise<NextResponse> => {
    try {
      requireSameOrigin(request);
      return sealed(await work(request, await params));
    } catch (cause) {
      return sealed(errorAnswer(request, cause));
    }
  };
}

export async function storageContext(): Promise<StorageContext> {
  return { store: (await services()).store, now: new Date(), newId: randomId };
}

/**
 * The owner who asks; a stranger owns nothing, so there is nothing to be found.
 * @throws PlimsollError `not-found`.
 */
export async function requireOwner(): Promise<string> {
  const ownerId = await currentOwner();
  if (ownerId === null) throw scenarioNotFound();
  return ownerId;
}

export function noContent(): NextResponse {
  return new NextResponse(null, { status: 204 });
}
