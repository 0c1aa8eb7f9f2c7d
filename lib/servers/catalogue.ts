import { SERVER_KINDS, type ServerKind } from "@/lib/scenario/serverKinds";
import type { ServerFacts } from "./facts";
import { bjoern } from "./kinds/bjoern";
import { cheroot } from "./kinds/cheroot";
import { flupPrefork, flupThreaded } from "./kinds/flup";
import { granianWsgi } from "./kinds/granianWsgi";
import { gunicornEventlet } from "./kinds/gunicornEventlet";
import { gunicornGevent } from "./kinds/gunicornGevent";
import { gunicornGthread } from "./kinds/gunicornGthread";
import { gunicornSync } from "./kinds/gunicornSync";
import { gunicornTornado } from "./kinds/gunicornTornado";
import { hypercornWsgi } from "./kinds/hypercornWsgi";
import { ideal } from "./kinds/ideal";
import { meinheld } from "./kinds/meinheld";
import { modWsgiDaemon } from "./kinds/modWsgiDaemon";
import {
  modWsgiEmbeddedEvent,
  modWsgiEmbeddedPrefork,
  modWsgiEmbeddedWinnt,
  modWsgiEmbeddedWorker,
} from "./kinds/modWsgiEmbedded";
import { modWsgiExpress } from "./kinds/modWsgiExpress";
import { nginxUnit } from "./kinds/nginxUnit";
import { passengerPython } from "./kinds/passengerPython";
import { tornadoWsgiContainer } from "./kinds/tornadoWsgiContainer";
import { twistedWsgi } from "./kinds/twistedWsgi";
import { uvicornWsgi } from "./kinds/uvicornWsgi";
import { uwsgiGevent, uwsgiProcesses, uwsgiThreads } from "./kinds/uwsgi";
import { waitress } from "./kinds/waitress";

const CATALOGUE: Readonly<Record<ServerKind, ServerFacts>> = {
  "gunicorn-sync": gunicornSync,
  "gunicorn-gthread": gunicornGthread,
  "gunicorn-gevent": gunicornGevent,
  "gunicorn-eventlet": gunicornEventlet,
  "gunicorn-tornado": gunicornTornado,
  "uwsgi-processes": uwsgiProcesses,
  "uwsgi-threads": uwsgiThreads,
  "uwsgi-gevent": uwsgiGevent,
  "mod_wsgi-embedded-prefork": modWsgiEmbeddedPrefork,
  "mod_wsgi-embedded-worker": modWsgiEmbeddedWorker,
  "mod_wsgi-embedded-event": modWsgiEmbeddedEvent,
  "mod_wsgi-embedded-winnt": modWsgiEmbeddedWinnt,
  "mod_wsgi-daemon": modWsgiDaemon,
  "mod_wsgi-express": modWsgiExpress,
  waitress,
  cheroot,
  bjoern,
  meinheld,
  "granian-wsgi": granianWsgi,
  "nginx-unit": nginxUnit,
  "uvicorn-wsgi": uvicornWsgi,
  "hypercorn-wsgi": hypercornWsgi,
  "tornado-wsgicontainer": tornadoWsgiContainer,
  "twisted-wsgi": twistedWsgi,
  "flup-prefork": flupPrefork,
  "flup-threaded": flupThreaded,
  "passenger-python": passengerPython,
  ideal,
};

/** Everything known of one kind of server. */
export function serverFacts(kind: ServerKind): ServerFacts {
  return CATALOGUE[kind];
}

/** Maintained before abandoned, measured before not, theory last; otherwise the order of `SERVER_KINDS`. */
function rank({ kind, status, versionMeasured }: ServerFacts): number {
  if (kind === "ideal") return 4;
  const maintained = status === "active" || status === "maintenance";
  return (maintained ? 0 : 2) + (versionMeasured === null ? 1 : 0);
}

/** Every server in the order in which a person should meet them. */
export const SERVER_LIST: readonly ServerFacts[] = SERVER_KINDS.map(serverFacts).sort((a, b) => rank(a) - rank(b));
