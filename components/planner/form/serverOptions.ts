import { SERVER_LIST } from "@/lib/servers/catalogue";
import type { ServerFacts } from "@/lib/servers/facts";
import type { Option } from "./ChoiceField";

function groupOf(facts: ServerFacts): string {
  if (facts.kind === "ideal") return "Theory";
  if (facts.versionMeasured !== null) return "Measured";
  return facts.status === "active" || facts.status === "maintenance"
    ? "From source and documents"
    : "Historic or unmaintained";
}

/** Every server of the catalogue, those with measurements first. */
export const SERVER_OPTIONS: readonly Option[] = SERVER_LIST.map((facts) => ({
  value: facts.kind,
  label: facts.name,
  group: groupOf(facts),
}));
