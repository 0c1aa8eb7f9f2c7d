import { Planner } from "@/components/planner/Planner";
import { PlannerProvider } from "@/components/planner/PlannerContext";
import { makePlan } from "@/lib/planning/makePlan";
import { EXAMPLE } from "@/lib/scenario/presets/example";

/** A useful example is already there and answered. */
export default function PlannerPage() {
  return (
    <PlannerProvider answer={{ scenario: EXAMPLE, plan: makePlan(EXAMPLE) }} saved={null}>
      <Planner />
    </PlannerProvider>
  );
}
