"use client";

import { ACCESS_PROFILES } from "@/lib/scenario/presets/accessProfiles";
import { usePlanner } from "../PlannerContext";
import { freeName } from "./freeName";
import { PresetPicker } from "./PresetPicker";

/** Adds a kind of client from the list of known links, from fibre to satellite. */
export function AccessProfilePicker() {
  const clients = usePlanner((state) => state.draft.network.clients);
  const addEntry = usePlanner((state) => state.addEntry);
  return (
    <PresetPicker
      label="Add clients by"
      help="Bandwidth and round trip as published for each kind of access; every figure can be changed."
      prompt="choose a link …"
      presets={ACCESS_PROFILES}
      onPick={({ name, rttMs, downKbps, upKbps, lossPercent }) =>
        addEntry(["network", "clients"], {
          name: freeName(
            name,
            clients.map((client) => client.name),
          ),
          share: 10,
          rttMs,
          downKbps,
          upKbps,
          lossPercent,
        })
      }
    />
  );
}
