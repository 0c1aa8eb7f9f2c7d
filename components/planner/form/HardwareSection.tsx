"use client";

import { readable } from "@/lib/units/formatQuantity";
import { usePlanner } from "../PlannerContext";
import { ChoiceField } from "./ChoiceField";
import { FactorSection } from "./FactorSection";
import { HostPresetPicker } from "./HostPresetPicker";
import { INTERPRETER_OPTIONS } from "./interpreterOptions";
import { More } from "./More";
import { QuantityField } from "./QuantityField";

export function HardwareSection() {
  const { cpus, memoryMiB, machines } = usePlanner((state) => state.valid.hardware);
  const interpreter = usePlanner((state) => state.draft.runtime.interpreter);
  const free = interpreter === "cpython-3.13t" || interpreter === "cpython-3.14t";
  const each = machines > 1 ? " on each machine" : "";
  return (
    <FactorSection
      factor="hardware"
      summary={`${cpus} ${cpus === 1 ? "CPU serves" : "CPUs serve"} CPU-bound work${each}; ${readable(memoryMiB, "MiB")} decide how many processes fit. ${
        free
          ? "Without a GIL, threads compute side by side."
          : "The GIL lets one thread of a process compute at a time."
      }`}
    >
      <HostPresetPicker />
      <QuantityField path={["hardware", "cpus"]} slider={{ min: 1, max: 64 }} />
      <QuantityField path={["hardware", "memoryMiB"]} slider={{ min: 512, max: 262_144 }} />
      <ChoiceField path={["runtime", "interpreter"]} label="Interpreter" options={INTERPRETER_OPTIONS} />
      <More>
        <QuantityField path={["hardware", "machines"]} />
        <QuantityField path={["hardware", "cpuQuotaCores"]} emptyText="none" />
        <QuantityField path={["hardware", "threadsPerCore"]} />
        <QuantityField path={["hardware", "cpuSpeed"]} />
        <QuantityField path={["hardware", "memoryLimitMiB"]} emptyText="none" />
        <QuantityField path={["hardware", "reservedMemoryMiB"]} />
        <QuantityField path={["hardware", "nicMbps"]} />
        <QuantityField path={["hardware", "diskMBps"]} />
        <QuantityField path={["hardware", "costPerHour"]} emptyText="unknown" />
        <QuantityField path={["runtime", "switchIntervalMs"]} />
      </More>
    </FactorSection>
  );
}
