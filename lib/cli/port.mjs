import { createServer } from "node:net";

/**
 * The port that `PORT` asks for, else 3000; null where it asks for no port at all.
 * @param {string | undefined} text
 */
export function portFrom(text) {
  if (text === undefined || text === "") return 3000;
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : null;
}

/**
 * Listens for a moment, on every address as the server will.
 * @param {number} port 0 for any that is free
 * @returns {Promise<number | null>} the port, or null when it is taken or not allowed
 */
export function probePort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen(port, () => {
      const address = server.address();
      const found = typeof address === "object" && address !== null ? address.port : null;
      server.close(() => resolve(found));
    });
  });
}
