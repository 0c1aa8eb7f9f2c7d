import { createServer } from "node:net";
import { expect, test } from "vitest";
import { portFrom, probePort } from "./port.mjs";

test.each([
  [undefined, 3000],
  ["", 3000],
  ["8080", 8080],
  ["0", null],
  ["65536", null],
  ["80.5", null],
  ["http", null],
])("PORT=%s asks for %s", (text, port) => {
  expect(portFrom(text)).toBe(port);
});

test("a port that is free is found free, and one that is taken is not", async () => {
  const port = await probePort(0);
  expect(port).toBeGreaterThan(0);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port ?? 0, resolve));
  expect(await probePort(port ?? 0)).toBeNull();
  await new Promise((resolve) => server.close(resolve));
});
