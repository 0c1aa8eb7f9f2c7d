"use client";

import { serverFacts } from "@/lib/servers/catalogue";
import { usePlanner } from "../PlannerContext";
import { ChoiceField } from "./ChoiceField";
import { FactorSection } from "./FactorSection";
import { More } from "./More";
import { QuantityField } from "./QuantityField";
import { SwitchField } from "./SwitchField";
import { SERVER_OPTIONS } from "./serverOptions";

const FRONT_ENDS = [
  { value: "none", label: "none" },
  { value: "nginx", label: "nginx (buffers)" },
  { value: "apache", label: "Apache" },
  { value: "load-balancer", label: "load balancer" },
];

const ACCEPTS = {
  "accept-when-free": "takes a connection only when a worker is free: all share one queue",
  "greedy-to-connection-limit": "accepts greedily up to its connection limit: each process has a queue of its own",
  "greedy-unbounded": "accepts everything at once: each process has a queue of its own",
  "front-end-queue": "has a queue in front that hands each request to a free worker",
} as const;

export function ServerSection() {
  const server = usePlanner((state) => state.draft.server);
  const facts = serverFacts(server.kind);
  // A front end's habit of buffering comes with the choice; the switches below can still change it.
  const chooseFrontEnd = (kind: string) => ({
    ...server.frontEnd,
    kind,
    buffersRequests: kind === "nginx",
    buffersResponses: kind === "nginx",
  });
  return (
    <FactorSection factor="server" summary={`${facts.name} ${ACCEPTS[facts.accept.policy]}.`}>
      <ChoiceField path={["server", "kind"]} label="Server" options={SERVER_OPTIONS} />
      <QuantityField path={["server", "processes"]} />
      <QuantityField
        path={["server", "threads"]}
        label={facts.slot === "greenlet" ? "Greenlets today" : "Threads today"}
      />
      <ChoiceField
        path={["server", "frontEnd"]}
        valuePath={["server", "frontEnd", "kind"]}
        label="Front end"
        help="What stands between the clients and the workers, and whether it buffers for them."
        options={FRONT_ENDS}
        store={chooseFrontEnd}
      />
      <More>
        {server.frontEnd.kind === "none" ? null : (
          <>
            <SwitchField
              path={["server", "frontEnd", "buffersRequests"]}
              label="Buffers uploads"
              help="The front end takes in the whole request before a worker sees it."
            />
            <SwitchField
              path={["server", "frontEnd", "buffersResponses"]}
              label="Buffers responses"
              help="The front end takes the whole response from the worker at once."
            />
            <QuantityField path={["server", "frontEnd", "timeoutMs"]} />
          </>
        )}
        <QuantityField path={["server", "backlog"]} emptyText={`default, ${facts.backlog.default}`} />
        {facts.accept.connectionLimitOption === null ? null : (
          <QuantityField path={["server", "connectionLimit"]} emptyText="default" />
        )}
        <QuantityField path={["server", "timeoutMs"]} emptyText="default" />
        {facts.maxRequestsOption === null ? null : <QuantityField path={["server", "maxRequests"]} emptyText="never" />}
        {facts.preload === "option" ? (
          <SwitchField
            path={["server", "preload"]}
            label="Preload"
            help="Load the application before fork, so that processes share its memory."
          />
        ) : null}
        <QuantityField
          path={["server", "overrides", "cpuPerRequestMs"]}
          emptyText={`catalogue, ${facts.cpuPerRequestMs} ms`}
        />
        <QuantityField path={["server", "overrides", "socketBufferBytes"]} emptyText="about 90 kB" />
      </More>
    </FactorSection>
  );
}
