import { options, type Settings } from "./settings";

/** Servers without a command line: a short Python file starts them. */

const IMPORT = "from app import application";

export function cherootScript(settings: Settings): string {
  const keywords = options(
    [
      ["numthreads", settings.threads],
      ["request_queue_size", settings.backlog],
      ["timeout", settings.timeoutSeconds],
    ],
    "=",
  );
  return `from cheroot import wsgi

${IMPORT}

wsgi.Server(("0.0.0.0", 8000), application, ${keywords.join(", ")}).start()`;
}

export function bjoernScript(settings: Settings): string {
  const backlog = options([["listen_backlog", settings.backlog]], "=").map((keyword) => `, ${keyword}`);
  return `import os

import bjoern
${settings.preload ? `\n${IMPORT}\n` : ""}
PROCESSES = ${settings.processes}

sock = bjoern.bind_and_listen("0.0.0.0", 8000${backlog.join("")})
for _ in range(PROCESSES - 1):
    if os.fork() == 0:
        break
${settings.preload ? "" : `\n${IMPORT}\n\n`}bjoern.server_run(sock, application)`;
}

export function tornadoScript(settings: Settings): string {
  const backlog = options([["backlog", settings.backlog]], "=").map((keyword) => `, ${keyword}`);
  const keepAlive =
    settings.keepAliveSeconds === 0
      ? ["no_keep_alive=True"]
      : options([["idle_connection_timeout", settings.keepAliveSeconds]], "=");
  // Windows has no fork, and there Tornado has one process.
  const fork = settings.canFork ? `fork_processes(${settings.processes})\n` : "";
  const forkImport = settings.canFork ? "from tornado.process import fork_processes\n" : "";
  return `from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
${forkImport}from tornado.wsgi import WSGIContainer
${settings.preload ? `\n${IMPORT}\n` : ""}
sockets = bind_sockets(8000${backlog.join("")})
${fork}${settings.preload ? "" : `\n${IMPORT}\n\n`}server = HTTPServer(${["WSGIContainer(application)", ...keepAlive].join(", ")})
server.add_sockets(sockets)
IOLoop.current().start()`;
}

export function twistedScript(settings: Settings): string {
  const backlog = options([["backlog", settings.backlog]], "=").map((keyword) => `, ${keyword}`);
  return `from twisted.internet import reactor
from twisted.web.server import Site
from twisted.web.wsgi import WSGIResource

${IMPORT}

reactor.suggestThreadPoolSize(${settings.threads})
site = Site(WSGIResource(reactor, reactor.getThreadPool(), application))
reactor.listenTCP(8000, site${backlog.join("")})
reactor.run()`;
}

export function flupPreforkScript({ processes, maxRequests }: Settings): string {
  const keywords = options(
    [
      ["minSpare", processes],
      ["maxSpare", processes],
      ["maxChildren", processes],
      ["maxRequests", maxRequests],
    ],
    "=",
  );
  return `from flup.server.fcgi_fork import WSGIServer

${IMPORT}

WSGIServer(application, bindAddress=("127.0.0.1", 8000), ${keywords.join(", ")}).run()`;
}

export function flupThreadedScript({ threads }: Settings): string {
  return `from flup.server.fcgi import WSGIServer

${IMPORT}

WSGIServer(
    application, bindAddress=("127.0.0.1", 8000), minSpare=${threads}, maxSpare=${threads}, maxThreads=${threads}
).run()`;
}
