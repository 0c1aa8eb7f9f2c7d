import { handle } from "@/app/api/handle";
import { PlimsollError } from "@/lib/errors/plimsollError";

/** An address that the API does not have is told so in the API's own form, not as a page. */
const refuse = handle<{ unknown: string[] }>(async (request) => {
  throw new PlimsollError("not-found", `The API has no ${request.nextUrl.pathname}.`);
});

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
