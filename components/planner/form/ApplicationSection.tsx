"use client";

import { usePlanner } from "../PlannerContext";
import { ApplicationPresetPicker } from "./ApplicationPresetPicker";
import { BackendList } from "./BackendList";
import { ChoiceField } from "./ChoiceField";
import { FactorSection } from "./FactorSection";
import { More } from "./More";
import { QuantityField } from "./QuantityField";
import { RequestClassList } from "./RequestClassList";
import { SwitchField } from "./SwitchField";

const INTERFACES = [
  { value: "wsgi", label: "WSGI: Django, Flask …" },
  { value: "asgi", label: "ASGI: FastAPI, Starlette …" },
];

export function ApplicationSection() {
  const threadSafe = usePlanner((state) => state.draft.application.threadSafe);
  const classes = usePlanner((state) => state.valid.application.classes);
  const weight = classes.reduce((sum, one) => sum + one.weight, 0);
  const mean = (of: "cpuMs" | "ioMs") => classes.reduce((sum, one) => sum + (one.weight / weight) * one[of].mean, 0);
  const waits = Math.round((100 * mean("ioMs")) / (mean("cpuMs") + mean("ioMs")));
  return (
    <FactorSection
      factor="application"
      summary={`A request waits ${waits} % of its own time${
        threadSafe
          ? waits >= 50
            ? ", so threads pay: while one waits, another computes."
            : ", so threads help little: computing is what it does."
          : "; not thread-safe, so each needs a process of its own."
      }`}
    >
      <ApplicationPresetPicker />
      <SwitchField
        path={["application", "threadSafe"]}
        label="Thread-safe"
        help="Whether two threads may run the application at once. If unsure, it is not."
      />
      <QuantityField path={["application", "memory", "processMiB"]} slider={{ min: 16, max: 4096 }} />
      <RequestClassList />
      <BackendList />
      <More>
        <ChoiceField path={["application", "interface"]} label="Interface" options={INTERFACES} />
        <SwitchField
          path={["application", "measured"]}
          label="Demands are measured"
          help="On when CPU and I/O times come from access logs or load tests, not from guesses."
        />
        <QuantityField path={["application", "memory", "sharedBeforeForkMiB"]} />
        <QuantityField path={["application", "memory", "threadMiB"]} />
        <QuantityField path={["application", "memory", "requestMiB"]} />
        <QuantityField path={["application", "memory", "growthMiB"]} />
      </More>
    </FactorSection>
  );
}
