import type { InputTable } from "./input";

/** The numbers of the application, and of the backends that it waits for. */
export const APPLICATION_INPUTS = {
  "application.memory.processMiB": {
    label: "Process size",
    unit: "MiB",
    help: "Resident memory (RSS) of one warmed-up process.",
  },
  "application.memory.sharedBeforeForkMiB": {
    label: "Shared before fork",
    unit: "MiB",
    help: "The part loaded before fork, shared by all processes when the server preloads.",
  },
  "application.memory.threadMiB": {
    label: "One more thread",
    unit: "MiB",
    help: "Resident memory that each further thread adds.",
  },
  "application.memory.requestMiB": {
    label: "One request",
    unit: "MiB",
    help: "Extra memory while a request is served.",
  },
  "application.memory.growthMiB": {
    label: "Growth",
    unit: "MiB",
    help: "How much a process grows until it is recycled.",
  },
  "application.classes.*.weight": {
    label: "Weight",
    unit: "count",
    help: "Relative frequency of this class of request.",
  },
  "application.classes.*.cpuMs.mean": {
    label: "CPU a request",
    unit: "ms",
    help: "Mean CPU time in your code: time.thread_time() or a profiler, not the clock on the wall.",
  },
  "application.classes.*.cpuMs.cv": {
    label: "CPU variability",
    unit: "count",
    help: "Standard deviation over mean: 0 always the same, 1 as random as a memoryless law.",
  },
  "application.classes.*.ioMs.mean": {
    label: "I/O wait a request",
    unit: "ms",
    help: "Mean time one request waits for the database, other services, disk.",
  },
  "application.classes.*.ioMs.cv": {
    label: "I/O variability",
    unit: "count",
    help: "Standard deviation over mean of the waiting.",
  },
  "application.classes.*.ioPhases": {
    label: "Waits",
    unit: "count",
    help: "Into how many waits the I/O is cut: queries, calls. CPU work lies between them.",
  },
  "application.classes.*.responseBytes.mean": {
    label: "Response",
    unit: "bytes",
    help: "Mean size of a response.",
  },
  "application.classes.*.responseBytes.cv": {
    label: "Response variability",
    unit: "count",
    help: "Standard deviation over mean of the size.",
  },
  "application.classes.*.requestBodyBytes.mean": {
    label: "Upload",
    unit: "bytes",
    help: "Mean size of a request's body.",
  },
  "application.classes.*.requestBodyBytes.cv": {
    label: "Upload variability",
    unit: "count",
    help: "Standard deviation over mean of the size.",
  },
  "backends.*.limit": {
    label: "Limit",
    unit: "count",
    help: "Connections it takes: max_connections less what others use.",
  },
} satisfies InputTable;
