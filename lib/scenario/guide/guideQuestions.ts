import { ACCESS_PROFILES } from "@/lib/scenario/presets/accessProfiles";
import { APPLICATION_PRESETS, type ApplicationPreset } from "@/lib/scenario/presets/applications";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { HOST_PRESETS } from "@/lib/scenario/presets/hosts";
import type { Scenario } from "@/lib/scenario/scenario";
import type { ServerKind } from "@/lib/scenario/serverKinds";
import { withProcessSize, withRequestTime, withWaitShare } from "./requestShape";

export interface GuideChoice {
  readonly id: string;
  readonly name: string;
  /** A few words more, or nothing. */
  readonly detail?: string;
  readonly apply: (scenario: Scenario) => Scenario;
}

/** One thing to choose. Whoever does not know gets `typical`, and is told so. */
export interface GuideGroup {
  readonly id: string;
  readonly legend: string;
  readonly choices: readonly GuideChoice[];
  readonly typical: {
    /** One of the choices; null leaves what the answers before have set. */
    readonly choice: string | null;
    /** What was taken, and how to find out. */
    readonly says: string;
  };
}

export interface GuideQuestion {
  readonly id: "what" | "where" | "size" | "time" | "who";
  readonly title: string;
  readonly groups: readonly GuideGroup[];
  /** Numbers to set exactly, by their paths: for those who know. */
  readonly exact: readonly (readonly (string | number)[])[];
}

function withApplication(scenario: Scenario, { name, application, backends }: ApplicationPreset): Scenario {
  return {
    ...scenario,
    name,
    application,
    backends: [...backends],
    // Objectives and ranges may name what the other application had.
    objectives: {
      ...scenario.objectives,
      latency: scenario.objectives.latency.map((objective) => ({ ...objective, class: null })),
    },
    ranges: [],
  };
}

function serverChoice(id: ServerKind, name: string, detail: string, processes: number, threads: number): GuideChoice {
  return {
    id,
    name,
    detail,
    apply: (scenario) => ({
      ...scenario,
      server: { ...EXAMPLE.server, frontEnd: scenario.server.frontEnd, kind: id, processes, threads },
    }),
  };
}

function clientsChoice(id: string, name: string, shares: Readonly<Record<string, number>>): GuideChoice {
  return {
    id,
    name,
    apply: (scenario) => ({
      ...scenario,
      network: {
        ...scenario.network,
        clients: ACCESS_PROFILES.flatMap(({ id: profile, source: _, ...link }) => {
          const share = shares[profile];
          return share === undefined ? [] : [{ ...link, share }];
        }),
      },
      application: {
        ...scenario.application,
        classes: scenario.application.classes.map((one) => ({ ...one, clients: null })),
      },
    }),
  };
}

function rateChoice(rateRps: number, name: string, detail: string): GuideChoice {
  return {
    id: `rate-${rateRps}`,
    name,
    detail,
    apply: (scenario) => ({
      ...scenario,
      traffic: { ...scenario.traffic, load: { kind: "open", rateRps, arrivals: { process: "poisson" } } },
    }),
  };
}

const sizeChoice = (mebibytes: number, name: string, detail: string): GuideChoice => ({
  id: `size-${mebibytes}`,
  name,
  detail,
  apply: (scenario) => withProcessSize(scenario, mebibytes),
});

const timeChoice = (ms: number, name: string, detail: string): GuideChoice => ({
  id: `time-${ms}`,
  name,
  detail,
  apply: (scenario) => withRequestTime(scenario, ms),
});

const waitChoice = (share: number, name: string, detail: string): GuideChoice => ({
  id: `wait-${share}`,
  name,
  detail,
  apply: (scenario) => withWaitShare(scenario, share),
});

/** Five questions from nothing to a first answer. */
export const GUIDE_QUESTIONS: readonly GuideQuestion[] = [
  {
    id: "what",
    title: "What do you run?",
    groups: [
      {
        id: "application",
        legend: "The application",
        choices: APPLICATION_PRESETS.map((preset) => ({
          id: preset.id,
          name: preset.name,
          apply: (scenario) => withApplication(scenario, preset),
        })),
        typical: {
          choice: "django-pages",
          says: "Taken as Django pages with many short queries, the most usual kind. Look at what a typical request does, and come back.",
        },
      },
      {
        id: "server",
        legend: "The server that runs it",
        choices: [
          serverChoice("gunicorn-gthread", "Gunicorn with threads", "--threads 2 or more", 2, 4),
          serverChoice("gunicorn-sync", "Gunicorn without threads", "its default", 9, 1),
          serverChoice("uwsgi-threads", "uWSGI", "processes and threads", 2, 4),
          serverChoice("mod_wsgi-daemon", "Apache with mod_wsgi", "daemon mode", 2, 15),
          serverChoice("waitress", "Waitress", "one process, also on Windows", 1, 4),
        ],
        typical: {
          choice: "gunicorn-gthread",
          says: "Taken as Gunicorn with threads. Look for gunicorn, uwsgi, wsgi or waitress in the command that starts your application. The form has all other servers.",
        },
      },
    ],
    exact: [],
  },
  {
    id: "where",
    title: "On what does it run?",
    groups: [
      {
        id: "machine",
        legend: "The machine or container",
        choices: HOST_PRESETS.map((preset) => ({
          id: preset.id,
          name: preset.name,
          apply: (scenario) => ({
            ...scenario,
            host: { ...EXAMPLE.host, ...preset.host },
            hardware: { ...scenario.hardware, ...preset.hardware },
          }),
        })),
        typical: {
          choice: "cloud-2",
          says: "Taken as a small cloud machine with 2 CPUs and 8 GiB. On Linux, nproc prints the CPUs and free -m the memory.",
        },
      },
    ],
    exact: [
      ["hardware", "cpus"],
      ["hardware", "memoryMiB"],
    ],
  },
  {
    id: "size",
    title: "How big is one process?",
    groups: [
      {
        id: "size",
        legend: "Memory of one process, warmed up",
        choices: [
          sizeChoice(60, "About 60 MiB", "a small API"),
          sizeChoice(180, "About 180 MiB", "a usual Django or Flask application"),
          sizeChoice(400, "About 400 MiB", "a large one, with many libraries"),
          sizeChoice(1500, "About 1.5 GiB", "with a model or large tables in memory"),
        ],
        typical: {
          choice: null,
          says: "Left at what is typical of the kind of application that you chose. To find out: the RSS column of ps aux, for one worker that has served for a while.",
        },
      },
    ],
    exact: [["application", "memory", "processMiB"]],
  },
  {
    id: "time",
    title: "How long is a request, and how much of it is waiting?",
    groups: [
      {
        id: "time",
        legend: "A usual request with nobody else around",
        choices: [
          timeChoice(15, "About 15 ms", "a lookup"),
          timeChoice(60, "About 60 ms", "a page with some queries"),
          timeChoice(200, "About 200 ms", "a heavy page"),
          timeChoice(1000, "A second or more", "reports, calls to slow services"),
        ],
        typical: {
          choice: null,
          says: "Left at what is typical of the kind of application that you chose. To find out: the request time in the access log at a quiet hour.",
        },
      },
      {
        id: "wait",
        legend: "Of that, waiting for the database or other services",
        choices: [
          waitChoice(0.1, "Hardly any", "it computes"),
          waitChoice(0.5, "About half", "templates and queries"),
          waitChoice(0.8, "Most of it", "a few queries, little Python"),
          waitChoice(0.95, "Nearly all", "it passes on what others compute"),
        ],
        typical: {
          choice: null,
          says: "Left at what is typical of the kind of application that you chose. To find out: time.thread_time() around a request is its computing; the rest is waiting.",
        },
      },
    ],
    exact: [],
  },
  {
    id: "who",
    title: "Who calls it, and how often?",
    groups: [
      {
        id: "clients",
        legend: "The callers",
        choices: [
          clientsChoice("services", "Other services, in the same data centre", { "data-centre": 100 }),
          clientsChoice("desks", "People at desks", { fibre: 70, cable: 30 }),
          clientsChoice("mixed", "People at desks and on phones", { fibre: 45, lte: 45, "3g": 10 }),
          clientsChoice("phones", "Mostly people on phones", { lte: 70, "slow-4g": 20, "3g": 10 }),
          clientsChoice("far", "People all over the world", { fibre: 30, lte: 40, "3g": 20, "satellite-geo": 10 }),
        ],
        typical: { choice: "mixed", says: "Taken as a mixture of desks and phones, as most public sites have." },
      },
      {
        id: "rate",
        legend: "Requests at the busiest time",
        choices: [
          rateChoice(2, "A few a second", "an internal tool"),
          rateChoice(20, "Some 20 a second", "a busy small site"),
          rateChoice(100, "Some 100 a second", "a shop at its peak"),
          rateChoice(500, "Some 500 a second", "a large site or API"),
        ],
        typical: {
          choice: "rate-20",
          says: "Taken as 20 requests a second. To find out: count the lines of the busiest minute in the access log and divide by 60.",
        },
      },
    ],
    exact: [["traffic", "load", "rateRps"]],
  },
];
