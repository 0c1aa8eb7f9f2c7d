import { scenarioIssues } from "@/lib/scenario/parse";
import type { Change } from "./advice";
import { applicationChanges } from "./changes/applicationChanges";
import type { ChangeContext } from "./changes/changeContext";
import { hardwareChanges } from "./changes/hardwareChanges";
import { hostChanges } from "./changes/hostChanges";
import { networkChanges } from "./changes/networkChanges";
import { serverChanges } from "./changes/serverChanges";
import { serverKindChanges } from "./changes/serverKindChanges";

/** Everything that could be done in this scenario and that the schema and the catalogue allow, factor by factor. */
export function changesFor(context: ChangeContext): Change[] {
  return (
    [hostChanges, hardwareChanges, networkChanges, serverChanges, serverKindChanges, applicationChanges]
      .flatMap((changesOf) => changesOf(context))
      .filter(({ scenario }) => scenarioIssues({ ...scenario, ranges: [] }).length === 0)
      // A range around a number that changes need not contain the new one.
      .map((change) => ({ ...change, scenario: { ...change.scenario, ranges: [] } }))
  );
}
