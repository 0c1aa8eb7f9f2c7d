import { options, type Settings } from "./settings";

/** A WSGI application in an ASGI server: the pool of threads belongs to the wrapper, the processes to the server. */
export function uvicornScript(settings: Settings): string {
  const run = [
    "uvicorn",
    ...options(
      [
        ["--workers", settings.processes],
        ["--backlog", settings.backlog],
        ["--limit-concurrency", settings.connectionLimit],
        ["--timeout-keep-alive", settings.keepAliveSeconds],
        ["--limit-max-requests", settings.maxRequests],
      ],
      " ",
    ),
    "asgi:app",
  ].join(" ");
  return `# asgi.py; run with: ${run}
from a2wsgi import WSGIMiddleware

from app import application

app = WSGIMiddleware(application, workers=${settings.threads})`;
}

/** Hypercorn runs WSGI in asyncio's default executor and has no option for its size. */
export function hypercornScript(settings: Settings): string {
  const run = [
    "hypercorn",
    ...options(
      [
        ["--workers", settings.processes],
        ["--backlog", settings.backlog],
        ["--keep-alive", settings.keepAliveSeconds],
        ["--max-requests", settings.maxRequests],
        ["--max-requests-jitter", settings.maxRequestsJitter],
      ],
      " ",
    ),
    "asgi:app",
  ].join(" ");
  return `# asgi.py; run with: ${run}
import asyncio
from concurrent.futures import ThreadPoolExecutor

from hypercorn.middleware import AsyncioWSGIMiddleware

from app import application

threads = ThreadPoolExecutor(${settings.threads})
wsgi = AsyncioWSGIMiddleware(application, max_body_size=16 * 1024 * 1024)


async def app(scope, receive, send):
    asyncio.get_running_loop().set_default_executor(threads)
    await wsgi(scope, receive, send)`;
}
