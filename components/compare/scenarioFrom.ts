import { readScenario, readShared } from "@/components/scenarios/api";
import { PlimsollError } from "@/lib/errors/plimsollError";
import { decodeComparison } from "@/lib/scenario/comparison";
import type { Scenario } from "@/lib/scenario/scenario";

/**
 * The scenarios behind a pasted link: one with scenarios in its fragment, a saved scenario's, or a shared one.
 * @throws PlimsollError with what to paste instead.
 */
export async function scenariosFrom(link: string): Promise<readonly Scenario[]> {
  const text = link.trim();
  const { pathname, hash } = URL.parse(text, window.location.origin) ?? { pathname: "", hash: "" };
  if (/^#\d+\./.test(hash)) return decodeComparison(hash);
  if (/^\d+\.[\w-]/.test(text)) return decodeComparison(text);
  const [, place, id] = /^\/(scenarios|s)\/([^/]+)\/?$/.exec(pathname) ?? [];
  if (place === "scenarios" && id !== undefined) return [(await readScenario(decodeURIComponent(id))).scenario];
  if (place === "s" && id !== undefined) return [(await readShared(decodeURIComponent(id))).scenario];
  throw new PlimsollError(
    "invalid-input",
    "This is no link to a scenario. Paste the address of the planner, of a saved scenario, or a shared link.",
  );
}
