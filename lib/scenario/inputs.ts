import type { Unit } from "@/lib/units/unit";

/** The five factors, traffic and objectives, in the order of the form, the explanation and the report. */
export const FACTORS = [
  { id: "host", number: 1, title: "Host" },
  { id: "hardware", number: 2, title: "Hardware" },
  { id: "network", number: 3, title: "Network" },
  { id: "server", number: 4, title: "Server" },
  { id: "application", number: 5, title: "Application" },
  { id: "traffic", number: null, title: "Traffic" },
  { id: "objectives", number: null, title: "Objectives" },
] as const;
export type FactorId = (typeof FACTORS)[number]["id"];

export interface Input {
  readonly factor: FactorId;
  readonly label: string;
  readonly unit: Unit;
  /** One sentence: what it is, or where to find it. */
  readonly help: string;
}

/** Every number of a scenario: how it is called, its unit, where to get it. `*` stands for an index. */
const INPUTS: Readonly<Record<string, Input>> = {
  "host.stealPercent": {
    factor: "host",
    label: "CPU steal",
    unit: "percent",
    help: "CPU time the hypervisor gives to others: `st` in top or vmstat.",
  },
  "hardware.cpus": {
    factor: "hardware",
    label: "CPUs",
    unit: "count",
    help: "Logical CPUs of one machine, as nproc prints.",
  },
  "hardware.threadsPerCore": {
    factor: "hardware",
    label: "Threads a core",
    unit: "count",
    help: "2 where SMT (hyper-threading) is on: two of them do about 1.25 cores' work.",
  },
  "hardware.cpuQuotaCores": {
    factor: "hardware",
    label: "CPU quota",
    unit: "cores",
    help: "Container CPU limit; work stops when a 100 ms period's share is spent. Empty for none.",
  },
  "hardware.cpuSpeed": {
    factor: "hardware",
    label: "CPU speed",
    unit: "times",
    help: "Relative to the machine on which the CPU time of a request was measured.",
  },
  "hardware.memoryMiB": { factor: "hardware", label: "Memory", unit: "MiB", help: "Of one machine." },
  "hardware.memoryLimitMiB": {
    factor: "hardware",
    label: "Memory limit",
    unit: "MiB",
    help: "Container memory limit. Empty for none.",
  },
  "hardware.reservedMemoryMiB": {
    factor: "hardware",
    label: "Reserved memory",
    unit: "MiB",
    help: "Kept for the operating system and other programs.",
  },
  "hardware.nicMbps": { factor: "hardware", label: "Network interface", unit: "Mbps", help: "Of one machine." },
  "hardware.diskMBps": {
    factor: "hardware",
    label: "Disk",
    unit: "MBps",
    help: "Sequential throughput of one machine.",
  },
  "hardware.machines": {
    factor: "hardware",
    label: "Machines",
    unit: "count",
    help: "Equal machines behind a balancer; each takes an even share.",
  },
  "hardware.costPerHour": {
    factor: "hardware",
    label: "Cost of a machine",
    unit: "costPerHour",
    help: "In your currency. Empty when unknown.",
  },
  "runtime.switchIntervalMs": {
    factor: "hardware",
    label: "Switch interval",
    unit: "ms",
    help: "sys.setswitchinterval: how long a thread may keep the GIL while another waits. Default 5 ms.",
  },
  "network.clients.*.share": {
    factor: "network",
    label: "Share",
    unit: "count",
    help: "Relative share of the requests.",
  },
  "network.clients.*.rttMs": {
    factor: "network",
    label: "Round trip",
    unit: "ms",
    help: "Round-trip time to the server.",
  },
  "network.clients.*.downKbps": {
    factor: "network",
    label: "Download",
    unit: "kbps",
    help: "Bandwidth to the client.",
  },
  "network.clients.*.upKbps": { factor: "network", label: "Upload", unit: "kbps", help: "Bandwidth from the client." },
  "network.clients.*.lossPercent": { factor: "network", label: "Packet loss", unit: "percent", help: "Of segments." },
  "network.requestsPerConnection": {
    factor: "network",
    label: "Requests a connection",
    unit: "count",
    help: "How many requests a kept-alive connection carries.",
  },
  "network.idleMs": {
    factor: "network",
    label: "Idle between requests",
    unit: "ms",
    help: "How long a kept-alive connection idles between two requests.",
  },
  "network.timeoutMs": {
    factor: "network",
    label: "Client timeout",
    unit: "ms",
    help: "A client gives up after this long. Empty for never.",
  },
  "network.retries": { factor: "network", label: "Retries", unit: "count", help: "After a refusal or a timeout." },
  "server.processes": {
    factor: "server",
    label: "Processes today",
    unit: "count",
    help: "The mix you run or consider.",
  },
  "server.threads": {
    factor: "server",
    label: "Threads today",
    unit: "count",
    help: "Threads in each process; greenlets (worker connections) for a coroutine server.",
  },
  "server.backlog": {
    factor: "server",
    label: "Listen backlog",
    unit: "count",
    help: "Connections that may wait in the kernel. Empty for the server's default.",
  },
  "server.connectionLimit": {
    factor: "server",
    label: "Connection limit",
    unit: "count",
    help: "Connections that one process accepts. Empty for the server's default.",
  },
  "server.timeoutMs": {
    factor: "server",
    label: "Worker timeout",
    unit: "ms",
    help: "Empty for the server's default.",
  },
  "server.maxRequests": {
    factor: "server",
    label: "Recycle after",
    unit: "count",
    help: "Requests after which a process is replaced. Empty for never.",
  },
  "server.frontEnd.timeoutMs": {
    factor: "server",
    label: "Front-end timeout",
    unit: "ms",
    help: "After this long the front end answers 504.",
  },
  "server.overrides.cpuPerRequestMs": {
    factor: "server",
    label: "Server's own CPU",
    unit: "ms",
    help: "CPU time the server itself spends on a request. Empty for the catalogue's figure.",
  },
  "server.overrides.socketBufferBytes": {
    factor: "server",
    label: "Socket buffers",
    unit: "bytes",
    help: "Bytes of a response that leave the worker at once. Empty for about 90 kB, as measured on Linux.",
  },
  "application.memory.processMiB": {
    factor: "application",
    label: "Process size",
    unit: "MiB",
    help: "Resident memory (RSS) of one warmed-up process.",
  },
  "application.memory.sharedBeforeForkMiB": {
    factor: "application",
    label: "Shared before fork",
    unit: "MiB",
    help: "The part loaded before fork, shared by all processes when the server preloads.",
  },
  "application.memory.threadMiB": {
    factor: "application",
    label: "One more thread",
    unit: "MiB",
    help: "Resident memory that each further thread adds.",
  },
  "application.memory.requestMiB": {
    factor: "application",
    label: "One request",
    unit: "MiB",
    help: "Extra memory while a request is served.",
  },
  "application.memory.growthMiB": {
    factor: "application",
    label: "Growth",
    unit: "MiB",
    help: "How much a process grows until it is recycled.",
  },
  "application.classes.*.weight": {
    factor: "application",
    label: "Weight",
    unit: "count",
    help: "Relative frequency of this class of request.",
  },
  "application.classes.*.cpuMs.mean": {
    factor: "application",
    label: "CPU a request",
    unit: "ms",
    help: "Mean CPU time in your code: time.thread_time() or a profiler, not the clock on the wall.",
  },
  "application.classes.*.cpuMs.cv": {
    factor: "application",
    label: "CPU variability",
    unit: "count",
    help: "Standard deviation over mean: 0 always the same, 1 as random as a memoryless law.",
  },
  "application.classes.*.ioMs.mean": {
    factor: "application",
    label: "I/O wait a request",
    unit: "ms",
    help: "Mean time one request waits for the database, other services, disk.",
  },
  "application.classes.*.ioMs.cv": {
    factor: "application",
    label: "I/O variability",
    unit: "count",
    help: "Standard deviation over mean of the waiting.",
  },
  "application.classes.*.ioPhases": {
    factor: "application",
    label: "Waits",
    unit: "count",
    help: "Into how many waits the I/O is cut: queries, calls. CPU work lies between them.",
  },
  "application.classes.*.responseBytes.mean": {
    factor: "application",
    label: "Response",
    unit: "bytes",
    help: "Mean size of a response.",
  },
  "application.classes.*.responseBytes.cv": {
    factor: "application",
    label: "Response variability",
    unit: "count",
    help: "Standard deviation over mean of the size.",
  },
  "application.classes.*.requestBodyBytes.mean": {
    factor: "application",
    label: "Upload",
    unit: "bytes",
    help: "Mean size of a request's body.",
  },
  "application.classes.*.requestBodyBytes.cv": {
    factor: "application",
    label: "Upload variability",
    unit: "count",
    help: "Standard deviation over mean of the size.",
  },
  "backends.*.limit": {
    factor: "application",
    label: "Limit",
    unit: "count",
    help: "Connections it takes: max_connections less what others use.",
  },
  "traffic.load.rateRps": {
    factor: "traffic",
    label: "Arrival rate",
    unit: "rps",
    help: "Requests a second at peak, at all machines together.",
  },
  "traffic.load.arrivals.burstRatio": {
    factor: "traffic",
    label: "Burst height",
    unit: "times",
    help: "Rate within a burst over the mean rate.",
  },
  "traffic.load.arrivals.burstShare": {
    factor: "traffic",
    label: "Time in bursts",
    unit: "count",
    help: "Share of the time that is burst, 0 to 1.",
  },
  "traffic.load.arrivals.burstMs": {
    factor: "traffic",
    label: "Burst length",
    unit: "ms",
    help: "Mean length of a burst.",
  },
  "traffic.load.users": {
    factor: "traffic",
    label: "Users",
    unit: "count",
    help: "Who wait for an answer, then think.",
  },
  "traffic.load.thinkMs.mean": {
    factor: "traffic",
    label: "Think time",
    unit: "ms",
    help: "Mean time between an answer and the same user's next request.",
  },
  "traffic.load.thinkMs.cv": {
    factor: "traffic",
    label: "Think-time variability",
    unit: "count",
    help: "Standard deviation over mean of the think time.",
  },
  "traffic.growthPercentPerMonth": {
    factor: "traffic",
    label: "Growth",
    unit: "percentPerMonth",
    help: "How fast the arrival rate grows.",
  },
  "traffic.dailyPeakRatio": {
    factor: "traffic",
    label: "Daily peak",
    unit: "times",
    help: "Peak over the arrival rate above; 1 when that already is the peak.",
  },
  "objectives.latency.*.percentile": {
    factor: "objectives",
    label: "Percentile",
    unit: "percent",
    help: "Share of requests that must be within the limit.",
  },
  "objectives.latency.*.limitMs": { factor: "objectives", label: "Within", unit: "ms", help: "The limit." },
  "objectives.maxRejectedPercent": {
    factor: "objectives",
    label: "Refused at most",
    unit: "percent",
    help: "Share of requests that may be refused.",
  },
  "objectives.maxCpuPercent": {
    factor: "objectives",
    label: "CPU at most",
    unit: "percent",
    help: "Ceiling of CPU use.",
  },
  "objectives.maxMemoryPercent": {
    factor: "objectives",
    label: "Memory at most",
    unit: "percent",
    help: "Ceiling of memory use.",
  },
};

/** A path with its indices as `*`, the key of the table above. */
function patternOf(path: readonly (string | number)[]): string {
  return path.map((key) => (typeof key === "number" ? "*" : key)).join(".");
}

/** How the number at `path` is called, or undefined where the path leads to no number of a scenario. */
export function inputAt(path: readonly (string | number)[]): Input | undefined {
  const pattern = patternOf(path);
  return Object.hasOwn(INPUTS, pattern) ? INPUTS[pattern] : undefined;
}
