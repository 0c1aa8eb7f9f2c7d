import { Counter, collectDefaultMetrics, Gauge, Histogram, register } from "prom-client";

/**
 * One set for the process: pages and route handlers are bundled apart, and each brings this module along,
 * but the registry is the package's own.
 * @template {import("prom-client").Metric} T
 * @param {string} name
 * @param {new (...args: never[]) => T} Kind
 * @param {() => T} make
 * @returns {T}
 */
function once(name, Kind, make) {
  const made = register.getSingleMetric(name);
  return made instanceof Kind ? made : make();
}

/** From a cached page to the slowest report that is allowed. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const REQUESTS = "plimsoll_http_request_duration_seconds";
export const requestSeconds = once(
  REQUESTS,
  Histogram,
  () =>
    new Histogram({
      name: REQUESTS,
      help: "Requests by method, route and status, from the first byte read to the last one written.",
      labelNames: ["method", "route", "status"],
      buckets: SECONDS,
    }),
);

const IN_FLIGHT = "plimsoll_http_requests_in_flight";
export const requestsInFlight = once(
  IN_FLIGHT,
  Gauge,
  () => new Gauge({ name: IN_FLIGHT, help: "Requests that are being answered." }),
);

const LIMITED = "plimsoll_rate_limited_total";
export const rateLimited = once(
  LIMITED,
  Counter,
  () => new Counter({ name: LIMITED, help: "Requests refused, by the budget that was spent.", labelNames: ["budget"] }),
);

const SAVES = "plimsoll_saves_total";
export const saves = once(
  SAVES,
  Counter,
  () =>
    new Counter({
      name: SAVES,
      help: "Saves of a scenario: saved, conflict, refused or failed.",
      labelNames: ["outcome"],
    }),
);

const JOBS = "plimsoll_job_duration_seconds";
export const jobSeconds = once(
  JOBS,
  Histogram,
  () =>
    new Histogram({
      name: JOBS,
      help: "Plans and reports that were computed: done, failed or ended for taking too long.",
      labelNames: ["job", "outcome"],
      buckets: SECONDS,
    }),
);

const QUEUE = "plimsoll_jobs_waiting";
export const jobsWaiting = once(
  QUEUE,
  Gauge,
  () => new Gauge({ name: QUEUE, help: "Plans and reports that wait for a worker.", labelNames: ["job"] }),
);

const REFUSED = "plimsoll_jobs_refused_total";
export const jobsRefused = once(
  REFUSED,
  Counter,
  () =>
    new Counter({
      name: REFUSED,
      help: "Plans and reports that were refused because too many waited.",
      labelNames: ["job"],
    }),
);

const DATABASE = "plimsoll_database_duration_seconds";
export const databaseSeconds = once(
  DATABASE,
  Histogram,
  () =>
    new Histogram({
      name: DATABASE,
      help: "Calls of the store, by operation and outcome.",
      labelNames: ["operation", "outcome"],
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    }),
);

/** Memory, CPU, garbage collection and the lag of the event loop, under the names that dashboards know. */
export function collectProcessMetrics() {
  if (register.getSingleMetric("nodejs_eventloop_lag_seconds") === undefined) collectDefaultMetrics();
}

export { register };
