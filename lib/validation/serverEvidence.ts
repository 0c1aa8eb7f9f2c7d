import type { ServerKind } from "@/lib/scenario/serverKinds";
import { serverFacts } from "@/lib/servers/catalogue";
import cases from "./data/cases.json";
import figures from "./data/evidence.json";
import { type EvidencePoint, evidenceFrom } from "./evidence";

/** The measured runs of one kind of server beside what the models said of them; `version` is the one measured. */
export interface ServerEvidence {
  readonly server: string;
  readonly version: string;
  readonly points: readonly EvidencePoint[];
}

/** Evidence of the repository's own measurements for a kind; null where none was measured. */
export function serverEvidence(kind: ServerKind): ServerEvidence | null {
  const { name, versionMeasured } = serverFacts(kind);
  const points = evidenceFrom(cases, figures).points.filter((point) => point.server === name);
  return points.length === 0 || versionMeasured === null ? null : { server: name, version: versionMeasured, points };
}
