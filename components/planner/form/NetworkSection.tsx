"use client";

import { readable } from "@/lib/units/formatQuantity";
import { usePlanner } from "../PlannerContext";
import { AccessProfilePicker } from "./AccessProfilePicker";
import { EntryCard } from "./EntryCard";
import { FactorSection } from "./FactorSection";
import { More } from "./More";
import { QuantityField } from "./QuantityField";
import { SwitchField } from "./SwitchField";
import { TextField } from "./TextField";

export function NetworkSection() {
  const clients = usePlanner((state) => state.draft.network.clients);
  const removeEntry = usePlanner((state) => state.removeEntry);
  const keepAlive = usePlanner((state) => state.draft.network.keepAlive);
  const frontEnd = usePlanner((state) => state.draft.server.frontEnd);
  const shares = clients.reduce((sum, client) => sum + client.share, 0) || 1;
  const slowest = Math.min(...clients.map((client) => client.downKbps));
  const inFront = frontEnd.kind !== "none";
  const shield =
    inFront && frontEnd.buffersRequests && frontEnd.buffersResponses
      ? "the front end takes them off the workers"
      : "nothing takes them off the workers";
  return (
    <FactorSection
      factor="network"
      summary={`${clients.length === 1 ? "One kind of client" : `${clients.length} kinds of client`}, the slowest at ${readable(slowest, "kbps")}; ${shield}.`}
    >
      {clients.map((client, index) => (
        <EntryCard
          // biome-ignore lint/suspicious/noArrayIndexKey: names are edited in place; the index is the identity.
          key={index}
          title={client.name}
          gist={`${readable((100 * client.share) / shares, "percent", 2)}, ${readable(client.rttMs, "ms")}, ${readable(client.downKbps, "kbps")}`}
          onRemove={clients.length === 1 ? undefined : () => removeEntry(["network", "clients"], index)}
        >
          <QuantityField path={["network", "clients", index, "share"]} />
          <QuantityField path={["network", "clients", index, "rttMs"]} />
          <QuantityField path={["network", "clients", index, "downKbps"]} />
          <More>
            <TextField path={["network", "clients", index, "name"]} label="Name" maxLength={60} />
            <QuantityField path={["network", "clients", index, "upKbps"]} />
            <QuantityField path={["network", "clients", index, "lossPercent"]} />
          </More>
        </EntryCard>
      ))}
      <AccessProfilePicker />
      <More>
        <SwitchField
          path={["network", "keepAlive"]}
          label="Keep-alive"
          help="Clients keep their connection open between requests."
        />
        {keepAlive ? (
          <>
            <QuantityField path={["network", "requestsPerConnection"]} />
            <QuantityField path={["network", "idleMs"]} />
          </>
        ) : null}
        <QuantityField path={["network", "timeoutMs"]} emptyText="never" />
        <QuantityField path={["network", "retries"]} />
      </More>
    </FactorSection>
  );
}
