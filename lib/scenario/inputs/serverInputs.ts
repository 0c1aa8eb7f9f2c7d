import type { InputTable } from "./input";

/** The numbers of the server. */
export const SERVER_INPUTS = {
  "server.processes": {
    label: "Processes today",
    unit: "count",
    help: "The mix you run or consider.",
  },
  "server.threads": {
    label: "Threads today",
    unit: "count",
    help: "Threads in each process; greenlets (worker connections) for a coroutine server.",
  },
  "server.backlog": {
    label: "Listen backlog",
    unit: "count",
    help: "Connections that may wait in the kernel. Empty for the server's default.",
  },
  "server.connectionLimit": {
    label: "Connection limit",
    unit: "count",
    help: "Connections that one process accepts. Empty for the server's default.",
  },
  "server.timeoutMs": {
    label: "Worker timeout",
    unit: "ms",
    help: "Empty for the server's default.",
  },
  "server.maxRequests": {
    label: "Recycle after",
    unit: "count",
    help: "Requests after which a process is replaced. Empty for never.",
  },
  "server.frontEnd.timeoutMs": {
    label: "Front-end timeout",
    unit: "ms",
    help: "After this long the front end answers 504.",
  },
  "server.overrides.cpuPerRequestMs": {
    label: "Server's own CPU",
    unit: "ms",
    help: "CPU time the server itself spends on a request. Empty for the catalogue's figure.",
  },
  "server.overrides.socketBufferBytes": {
    label: "Socket buffers",
    unit: "bytes",
    help: "Bytes of a response that leave the worker at once. Empty for about 90 kB, as measured on Linux.",
  },
} satisfies InputTable;
