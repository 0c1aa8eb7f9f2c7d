"use client";

import { ApplicationSection } from "./ApplicationSection";
import { HardwareSection } from "./HardwareSection";
import { HostSection } from "./HostSection";
import { NetworkSection } from "./NetworkSection";
import { ObjectivesSection } from "./ObjectivesSection";
import { ServerSection } from "./ServerSection";
import { TrafficSection } from "./TrafficSection";

/** Everything that the model reads, in the order of the five factors. There is no button: every change is answered. */
export function ScenarioForm() {
  return (
    <form aria-label="Scenario" onSubmit={(event) => event.preventDefault()}>
      <HostSection />
      <HardwareSection />
      <NetworkSection />
      <ServerSection />
      <ApplicationSection />
      <TrafficSection />
      <ObjectivesSection />
    </form>
  );
}
