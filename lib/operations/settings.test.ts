import { expect, test } from "vitest";
import { operationSettings } from "./settings.mjs";

test("without any variable the server is guarded, quiet at a terminal, and tells its metrics to no one", () => {
  expect(operationSettings({})).toMatchObject({ metricsToken: null, logLevel: "info", drainSeconds: 0 });
  expect(operationSettings({}, { terminal: true }).logLevel).toBe("warn");
  expect(operationSettings({ PLIMSOLL_LOG_LEVEL: "", PLIMSOLL_METRICS_TOKEN: "" })).toMatchObject({
    logLevel: "info",
    metricsToken: null,
  });
});

test("a variable that is wrong is named, with what it may be", () => {
  for (const [name, value] of Object.entries({
    PLIMSOLL_RATE_LIMITS: "saves=3",
    PLIMSOLL_TRUSTED_PROXIES: "nginx",
    PLIMSOLL_METRICS_TOKEN: "short",
    PLIMSOLL_LOG_LEVEL: "loud",
    PLIMSOLL_DRAIN_SECONDS: "1.5",
  }))
    expect(() => operationSettings({ [name]: value })).toThrow(name);
});
