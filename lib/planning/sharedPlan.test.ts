import { expect, test } from "vitest";
import { modelOf } from "@/lib/analytic/predict";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Mix } from "@/lib/servers/system";
import { makePlan } from "./makePlan";
import type { Plan } from "./plan";
import { planParts } from "./planParts";
import { sharedPlan } from "./sharedPlan";

/** Numbers to six digits: where a search begins, which differs, shows beyond them only. */
function rounded(plan: Plan): unknown {
  return JSON.parse(
    JSON.stringify(plan, (_, value: unknown) => (typeof value === "number" ? value.toPrecision(6) : value)),
  );
}

test.each<[string, Mix | null]>([
  ["nothing", null],
  ["another mix", { processes: 1, threads: 1 }],
  ["the right mix", makePlan(EXAMPLE).recommendation?.mix ?? null],
])("on two cores the plan is the same, whose first guess is %s", async (_, likely) => {
  const parts = planParts();
  const asked: string[] = [];
  const other = {
    begin: async (...question: Parameters<typeof parts.begin>) => parts.begin(...question),
    curve: async (mix: Mix) => {
      asked.push(`${mix.processes} × ${mix.threads}`);
      return parts.curve(mix);
    },
  };
  const plan = await sharedPlan(modelOf(EXAMPLE), other, likely);
  expect(rounded(plan)).toEqual(rounded(makePlan(EXAMPLE)));
  const { mix } = plan.recommendation ?? plan.today;
  expect(asked.filter((one) => one === `${mix.processes} × ${mix.threads}`)).toHaveLength(1);
});
