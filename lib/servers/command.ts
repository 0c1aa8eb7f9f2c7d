import type { Scenario } from "@/lib/scenario/scenario";
import { apacheConfig, apacheDirectives } from "./commands/apache";
import { hypercornScript, uvicornScript } from "./commands/asgiHost";
import { expressCommand, granianCommand, waitressCommand } from "./commands/commandLine";
import { passengerDirectives, unitConfiguration } from "./commands/frontEndPool";
import { gunicornCommand, gunicornConfig } from "./commands/gunicorn";
import {
  bjoernScript,
  cherootScript,
  flupPreforkScript,
  flupThreadedScript,
  tornadoScript,
  twistedScript,
} from "./commands/pythonScript";
import { settingsOf } from "./commands/settings";
import { uwsgiCommand, uwsgiConfig } from "./commands/uwsgi";
import type { Mix } from "./system";

/**
 * What to copy to run this mix: one line where the server has a command line, its own configuration otherwise.
 * Only what differs from the server's defaults is said. The application is always `application` in `app.py`; no text
 * of the scenario is part of it, so nothing that someone typed is ever run.
 */
export function serverCommand(scenario: Scenario, mix: Mix): string {
  const { kind } = scenario.server;
  const settings = settingsOf(scenario, mix);
  switch (kind) {
    case "gunicorn-sync":
    case "gunicorn-gthread":
    case "gunicorn-gevent":
    case "gunicorn-eventlet":
    case "gunicorn-tornado":
    case "meinheld":
      return gunicornCommand(kind, settings);
    case "uwsgi-processes":
    case "uwsgi-threads":
    case "uwsgi-gevent":
      return uwsgiCommand(kind, settings);
    case "mod_wsgi-embedded-prefork":
    case "mod_wsgi-embedded-worker":
    case "mod_wsgi-embedded-event":
    case "mod_wsgi-embedded-winnt":
    case "mod_wsgi-daemon":
      return apacheDirectives(kind, settings);
    case "mod_wsgi-express":
      return expressCommand(settings);
    case "waitress":
      return waitressCommand(settings);
    case "granian-wsgi":
      return granianCommand(settings);
    case "uvicorn-wsgi":
      return uvicornScript(settings);
    case "hypercorn-wsgi":
      return hypercornScript(settings);
    case "cheroot":
      return cherootScript(settings);
    case "bjoern":
      return bjoernScript(settings);
    case "tornado-wsgicontainer":
      return tornadoScript(settings);
    case "twisted-wsgi":
      return twistedScript(settings);
    case "flup-prefork":
      return flupPreforkScript(settings);
    case "flup-threaded":
      return flupThreadedScript(settings);
    case "nginx-unit":
      return unitConfiguration(settings);
    case "passenger-python":
      return passengerDirectives(settings);
    case "ideal":
      return `# ${mix.processes} processes of ${mix.threads} threads on a server that exists in theory only: there is nothing to run.`;
  }
}

/** A configuration file that says the same, for the servers that have one; null for the others. */
export function configFile(scenario: Scenario, mix: Mix): { readonly name: string; readonly text: string } | null {
  const { kind } = scenario.server;
  const settings = settingsOf(scenario, mix);
  const file = (name: string, text: string) => ({ name, text: `${text}\n` });
  switch (kind) {
    case "gunicorn-sync":
    case "gunicorn-gthread":
    case "gunicorn-gevent":
    case "gunicorn-eventlet":
    case "gunicorn-tornado":
    case "meinheld":
      return file("gunicorn.conf.py", gunicornConfig(kind, settings));
    case "uwsgi-processes":
    case "uwsgi-threads":
    case "uwsgi-gevent":
      return file("uwsgi.ini", uwsgiConfig(kind, settings));
    case "mod_wsgi-embedded-prefork":
    case "mod_wsgi-embedded-worker":
    case "mod_wsgi-embedded-event":
    case "mod_wsgi-embedded-winnt":
    case "mod_wsgi-daemon":
      return file("app.conf", apacheConfig(kind, settings));
    default:
      return null;
  }
}
