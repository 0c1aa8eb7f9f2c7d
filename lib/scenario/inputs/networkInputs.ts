import type { InputTable } from "./input";

/** The numbers of the network. */
export const NETWORK_INPUTS = {
  "network.clients.*.share": {
    label: "Share",
    unit: "count",
    help: "Relative share of the requests.",
  },
  "network.clients.*.rttMs": {
    label: "Round trip",
    unit: "ms",
    help: "Round-trip time to the server.",
  },
  "network.clients.*.downKbps": {
    label: "Download",
    unit: "kbps",
    help: "Bandwidth to the client.",
  },
  "network.clients.*.upKbps": { label: "Upload", unit: "kbps", help: "Bandwidth from the client." },
  "network.clients.*.lossPercent": { label: "Packet loss", unit: "percent", help: "Of segments." },
  "network.requestsPerConnection": {
    label: "Requests a connection",
    unit: "count",
    help: "How many requests a kept-alive connection carries.",
  },
  "network.idleMs": {
    label: "Idle between requests",
    unit: "ms",
    help: "How long a kept-alive connection idles between two requests.",
  },
  "network.timeoutMs": {
    label: "Client timeout",
    unit: "ms",
    help: "A client gives up after this long. Empty for never.",
  },
  "network.retries": { label: "Retries", unit: "count", help: "After a refusal or a timeout." },
} satisfies InputTable;
