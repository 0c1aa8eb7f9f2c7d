import { planOf } from "@/app/jobs/planOf";
import { Planner } from "@/components/planner/Planner";
import { PlannerProvider } from "@/components/planner/PlannerContext";
import { EXAMPLE } from "@/lib/scenario/presets/example";

/** A useful example is already there and answered. */
export default async function PlannerPage() {
  return (
    <PlannerProvider answer={{ scenario: EXAMPLE, plan: await planOf(EXAMPLE) }} saved={null}>
      <Planner />
    </PlannerProvider>
  );
}
