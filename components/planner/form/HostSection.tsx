"use client";

import { canFork, OPERATING_SYSTEM_NAMES, OPERATING_SYSTEMS } from "@/lib/scenario/operatingSystem";
import { usePlanner } from "../PlannerContext";
import { ChoiceField } from "./ChoiceField";
import { FactorSection } from "./FactorSection";
import { More } from "./More";
import { QuantityField } from "./QuantityField";

const SYSTEMS = OPERATING_SYSTEMS.map((value) => ({ value, label: OPERATING_SYSTEM_NAMES[value] }));

const RETRIES = [
  { value: "linear-then-exponential", label: "1, 2, 3, 4, 5, 7 s … (Linux 6.5+)" },
  { value: "exponential", label: "1, 3, 7, 15 s …" },
];

export function HostSection() {
  const os = usePlanner((state) => state.draft.host.os);
  return (
    <FactorSection
      factor="host"
      summary={
        canFork(os)
          ? "Forks, so a server may have many processes, and pages loaded before fork stay shared."
          : "Can't fork: a server has one process here, and only threads."
      }
    >
      <ChoiceField path={["host", "os"]} label="Operating system" options={SYSTEMS} />
      <More>
        <QuantityField path={["host", "stealPercent"]} />
        <ChoiceField
          path={["host", "synRetrySchedule"]}
          label="Connect retries"
          help="When the listen backlog is full, the client's kernel tries to connect again on this schedule."
          options={RETRIES}
        />
      </More>
    </FactorSection>
  );
}
