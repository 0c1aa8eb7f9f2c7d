import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import type { Scenario } from "@/lib/scenario/scenario";
import { anyScenario } from "@/lib/scenario/scenarioArbitrary";
import { SERVER_KINDS, type ServerKind } from "@/lib/scenario/serverKinds";
import { serverFacts } from "./catalogue";
import { configFile, serverCommand } from "./command";
import type { Mix } from "./system";

function scenarioOn(kind: ServerKind, server: Partial<Scenario["server"]> = {}): Scenario {
  return { ...EXAMPLE, server: { ...EXAMPLE.server, kind, ...server } };
}

const FULL = {
  backlog: 256,
  connectionLimit: 50,
  timeoutMs: 45_000,
  maxRequests: 1000,
  preload: true,
  frontEnd: { kind: "none", buffersRequests: false, buffersResponses: false, timeoutMs: 60_000 },
} as const;

const MIX: Mix = { processes: 4, threads: 6 };

// Each of these was started with the server itself, where Debian 12 has it, and answered a request.
describe("serverCommand says only what differs from the server's defaults", () => {
  it.each<[ServerKind, string]>([
    ["gunicorn-sync", "gunicorn -w 4 app:application"],
    ["gunicorn-gthread", "gunicorn -k gthread -w 4 --threads 6 app:application"],
    ["gunicorn-gevent", "gunicorn -k gevent -w 4 --worker-connections 6 app:application"],
    ["gunicorn-tornado", "gunicorn -k tornado -w 4 app:application"],
    ["meinheld", 'gunicorn -k "egg:meinheld#gunicorn_worker" -w 4 app:application'],
    ["uwsgi-processes", "uwsgi --master --http-socket :8000 --module app:application --processes 4"],
    ["uwsgi-threads", "uwsgi --master --http-socket :8000 --module app:application --processes 4 --threads 6"],
    [
      "uwsgi-gevent",
      "uwsgi --master --http-socket :8000 --module app:application --processes 4 --gevent 6 --gevent-monkey-patch",
    ],
    ["mod_wsgi-express", "mod_wsgi-express start-server app.py --processes 4 --threads 6"],
    ["waitress", "waitress-serve --threads=6 app:application"],
    ["granian-wsgi", "granian --interface wsgi --workers 4 --blocking-threads 6 app:application"],
    ["passenger-python", "passenger_max_pool_size 4;\npassenger_min_instances 4;"],
  ])("%s", (kind, command) => {
    expect(serverCommand(scenarioOn(kind), MIX)).toBe(command);
  });

  it("mod_wsgi's daemon mode: its own directives", () => {
    expect(serverCommand(scenarioOn("mod_wsgi-daemon"), { processes: 2, threads: 8 })).toBe(
      "WSGIDaemonProcess app processes=2 threads=8\nWSGIProcessGroup app\nWSGIApplicationGroup %{GLOBAL}",
    );
  });

  it("Apache's worker MPM: a pool that neither grows nor shrinks, its limit raised where it must be", () => {
    expect(serverCommand(scenarioOn("mod_wsgi-embedded-worker"), { processes: 2, threads: 100 })).toBe(
      [
        "StartServers 2",
        "ServerLimit 2",
        "ThreadLimit 100",
        "ThreadsPerChild 100",
        "MaxRequestWorkers 200",
        "MinSpareThreads 200",
        "MaxSpareThreads 200",
        "WSGIApplicationGroup %{GLOBAL}",
      ].join("\n"),
    );
  });

  it("NGINX Unit: its JSON", () => {
    expect(JSON.parse(serverCommand(scenarioOn("nginx-unit", { timeoutMs: 30_000 }), MIX))).toEqual({
      listeners: { "*:8000": { pass: "applications/app" } },
      applications: {
        app: {
          type: "python",
          path: "/srv/app",
          module: "app",
          callable: "application",
          processes: 4,
          threads: 6,
          limits: { timeout: 30 },
        },
      },
    });
  });

  it("Cheroot: a short Python file", () => {
    expect(serverCommand(scenarioOn("cheroot", { backlog: 128 }), { processes: 1, threads: 12 })).toBe(
      `from cheroot import wsgi

from app import application

wsgi.Server(("0.0.0.0", 8000), application, numthreads=12, request_queue_size=128).start()`,
    );
  });

  it("bjoern: imports the application after the fork, or before it where memory is to be shared", () => {
    const after = serverCommand(scenarioOn("bjoern"), { processes: 4, threads: 1 });
    const before = serverCommand(scenarioOn("bjoern", { preload: true }), { processes: 4, threads: 1 });
    expect(after.indexOf("from app import")).toBeGreaterThan(after.indexOf("os.fork()"));
    expect(before.indexOf("from app import")).toBeLessThan(before.indexOf("os.fork()"));
    expect(after).toContain("PROCESSES = 4");
  });

  it("Tornado on Windows: nothing that forks", () => {
    const scenario = scenarioOn("tornado-wsgicontainer");
    const onWindows: Scenario = { ...scenario, host: { ...scenario.host, os: "windows" } };
    expect(serverCommand(scenario, { processes: 3, threads: 1 })).toContain("fork_processes(3)");
    expect(serverCommand(onWindows, { processes: 1, threads: 1 })).not.toContain("fork");
  });
});

describe("serverCommand says what the scenario sets", () => {
  it.each<[ServerKind, string]>([
    [
      "gunicorn-sync",
      "gunicorn -w 4 --backlog 256 --timeout 45 --max-requests 1000 --max-requests-jitter 50 --preload app:application",
    ],
    [
      "gunicorn-gthread",
      "gunicorn -k gthread -w 4 --threads 6 --worker-connections 50 --backlog 256 --timeout 45 --keep-alive 0 --max-requests 1000 --max-requests-jitter 50 --preload app:application",
    ],
    [
      "uwsgi-threads",
      "uwsgi --master --http-socket :8000 --module app:application --processes 4 --threads 6 --listen 256 --harakiri 45 --max-requests 1000",
    ],
    ["waitress", "waitress-serve --threads=6 --backlog=256 --connection-limit=50 app:application"],
    [
      "granian-wsgi",
      "granian --interface wsgi --workers 4 --blocking-threads 6 --backlog 256 --backpressure 50 --no-http1-keep-alive app:application",
    ],
    [
      "mod_wsgi-express",
      "mod_wsgi-express start-server app.py --processes 4 --threads 6 --daemon-backlog 256 --request-timeout 45 --maximum-requests 1000",
    ],
  ])("%s", (kind, command) => {
    expect(serverCommand(scenarioOn(kind, FULL), MIX)).toBe(command);
  });

  it("mod_wsgi's daemon mode, and Apache with embedded prefork", () => {
    expect(serverCommand(scenarioOn("mod_wsgi-daemon", FULL), MIX)).toContain(
      "WSGIDaemonProcess app processes=4 threads=6 listen-backlog=256 request-timeout=45 maximum-requests=1000",
    );
    expect(serverCommand(scenarioOn("mod_wsgi-embedded-prefork", FULL), { processes: 6, threads: 1 })).toBe(
      [
        "StartServers 6",
        "MinSpareServers 6",
        "MaxSpareServers 7",
        "ServerLimit 6",
        "MaxRequestWorkers 6",
        "ListenBackLog 256",
        "Timeout 45",
        "MaxConnectionsPerChild 1000",
        "WSGIApplicationGroup %{GLOBAL}",
        "KeepAlive Off",
      ].join("\n"),
    );
  });

  it("uvicorn: the threads in the wrapper, the rest on its command line", () => {
    const command = serverCommand(scenarioOn("uvicorn-wsgi", { backlog: 256, maxRequests: 500 }), MIX);
    expect(command).toContain("uvicorn --workers 4 --backlog 256 --limit-max-requests 500 asgi:app");
    expect(command).toContain("WSGIMiddleware(application, workers=6)");
  });

  it("a timeout of less than a second is one second, never 0, which would mean none", () => {
    expect(serverCommand(scenarioOn("gunicorn-sync", { timeoutMs: 200 }), MIX)).toContain("--timeout 1 ");
  });

  it("keep-alive a second above the clients' idle time, where the default would hold longer", () => {
    const scenario = scenarioOn("mod_wsgi-embedded-prefork", { frontEnd: FULL.frontEnd });
    const network = { ...scenario.network, keepAlive: true, requestsPerConnection: 5, idleMs: 1500 };
    expect(serverCommand({ ...scenario, network }, MIX)).toContain("KeepAliveTimeout 3");
    expect(serverCommand({ ...scenario, network: { ...network, idleMs: 60_000 } }, MIX)).not.toContain("KeepAlive");
  });
});

describe("configFile", () => {
  it("gunicorn.conf.py", () => {
    expect(configFile(scenarioOn("gunicorn-gthread", { connectionLimit: 6, preload: true }), MIX)).toEqual({
      name: "gunicorn.conf.py",
      text: [
        'wsgi_app = "app:application"',
        'worker_class = "gthread"',
        "workers = 4",
        "threads = 6",
        "worker_connections = 6",
        "preload_app = True",
        "",
      ].join("\n"),
    });
  });

  it("uwsgi.ini", () => {
    expect(configFile(scenarioOn("uwsgi-threads", { timeoutMs: 30_000 }), MIX)).toEqual({
      name: "uwsgi.ini",
      text: [
        "[uwsgi]",
        "master = true",
        "need-app = true",
        "http-socket = :8000",
        "module = app:application",
        "processes = 4",
        "threads = 6",
        "harakiri = 30",
        "",
      ].join("\n"),
    });
  });

  it("uwsgi.ini of a coroutine server, which must patch what blocks", () => {
    const file = configFile(scenarioOn("uwsgi-gevent"), { processes: 2, threads: 100 });
    expect(file?.text).toContain("processes = 2\ngevent = 100\ngevent-monkey-patch = true\n");
  });

  it("Apache's, with the warning that its own workers are held too", () => {
    const file = configFile(scenarioOn("mod_wsgi-daemon"), MIX);
    expect(file?.name).toBe("app.conf");
    expect(file?.text).toContain("MaxRequestWorkers well above 24");
    expect(file?.text).toContain("WSGIDaemonProcess app processes=4 threads=6\n");
    expect(file?.text).toContain("WSGIScriptAlias / /srv/app/app.py");
  });

  it("is null where the server has none", () => {
    expect(configFile(scenarioOn("waitress"), MIX)).toBeNull();
  });
});

describe("for any scenario", () => {
  const anyMix = fc.record({
    processes: fc.integer({ min: 1, max: 1024 }),
    threads: fc.integer({ min: 1, max: 10_000 }),
  });
  const numbersIn = (text: string) => (text.match(/\d+/g) ?? []).map(Number);

  it("says the processes and threads that the server has dials for", () => {
    fc.assert(
      fc.property(anyScenario, anyMix, (scenario, mix) => {
        const { kind } = scenario.server;
        const { processes, threads } = serverFacts(kind);
        const numbers = numbersIn(serverCommand(scenario, mix));
        const forks = kind !== "tornado-wsgicontainer" || scenario.host.os !== "windows";
        if (processes.max > 1 && forks) expect(numbers).toContain(mix.processes);
        if (threads.max > 1) expect(numbers).toContain(mix.threads);
      }),
      { numRuns: 500 },
    );
  });

  it("has no dial that the server lacks: the command does not depend on it", () => {
    for (const kind of SERVER_KINDS) {
      const { processes, threads } = serverFacts(kind);
      const command = serverCommand(scenarioOn(kind), MIX);
      if (kind === "ideal") continue;
      if (processes.max === 1) expect(serverCommand(scenarioOn(kind), { ...MIX, processes: 77 })).toBe(command);
      if (threads.max === 1) expect(serverCommand(scenarioOn(kind), { ...MIX, threads: 77 })).toBe(command);
    }
  });

  it("never contains a word that someone typed", () => {
    const typed = "$(reboot)`;\n'\"";
    fc.assert(
      fc.property(anyScenario, anyMix, (scenario, mix) => {
        const hostile: Scenario = {
          ...scenario,
          name: typed,
          network: { ...scenario.network, clients: scenario.network.clients.map((one) => ({ ...one, name: typed })) },
          application: {
            ...scenario.application,
            classes: scenario.application.classes.map((one) => ({ ...one, name: typed, clients: null, backend: null })),
          },
          backends: scenario.backends.map((one) => ({ ...one, name: typed })),
        };
        expect(serverCommand(hostile, mix)).toBe(serverCommand(scenario, mix));
        expect(configFile(hostile, mix)).toEqual(configFile(scenario, mix));
      }),
    );
  });

  it("never says NaN, null or undefined", () => {
    fc.assert(
      fc.property(anyScenario, anyMix, (scenario, mix) => {
        const text = `${serverCommand(scenario, mix)}\n${configFile(scenario, mix)?.text ?? ""}`;
        expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
      }),
    );
  });
});
