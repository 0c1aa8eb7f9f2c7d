import { options, type Settings } from "./settings";

/** NGINX Unit's configuration, as its control socket takes it. */
export function unitConfiguration(settings: Settings): string {
  const { backlog, timeoutSeconds: timeout, maxRequests: requests, keepAliveSeconds } = settings;
  const limits = { ...(timeout === null ? {} : { timeout }), ...(requests === null ? {} : { requests }) };
  return JSON.stringify(
    {
      ...(keepAliveSeconds === null ? {} : { settings: { http: { idle_timeout: keepAliveSeconds } } }),
      listeners: { "*:8000": { pass: "applications/app", ...(backlog === null ? {} : { backlog }) } },
      applications: {
        app: {
          type: "python",
          path: "/srv/app",
          module: "app",
          callable: "application",
          processes: settings.processes,
          threads: settings.threads,
          ...(Object.keys(limits).length === 0 ? {} : { limits }),
        },
      },
    },
    null,
    2,
  );
}

/** Directives of Passenger's nginx module; the pool is held at its full size, as modelled. */
export function passengerDirectives(settings: Settings): string {
  return options(
    [
      ["passenger_max_pool_size", settings.processes],
      ["passenger_min_instances", settings.processes],
      ["passenger_max_request_queue_size", settings.backlog],
    ],
    " ",
  )
    .map((directive) => `${directive};`)
    .join("\n");
}
