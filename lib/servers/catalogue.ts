import type { ServerKind } from "@/lib/scenario/serverKinds";
import type { ServerFacts } from "./facts";
import { ideal } from "./kinds/ideal";

const CATALOGUE: Partial<Record<ServerKind, ServerFacts>> = { ideal };

/** Everything known of one kind of server. */
export function serverFacts(kind: ServerKind): ServerFacts {
  const facts = CATALOGUE[kind];
  if (facts === undefined) throw new Error(`The catalogue has no facts of ${kind}.`);
  return facts;
}
