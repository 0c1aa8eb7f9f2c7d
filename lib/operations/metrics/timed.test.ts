import { register } from "prom-client";
import { expect, test } from "vitest";
import { timed } from "./timed";

test("a timed service answers as before, and each call is counted by its outcome", async () => {
  const service = timed({
    name: "store",
    find: async (id: string) => `found ${id}`,
    fail: () => Promise.reject(new Error("no disk")),
    now: () => 7,
  });
  expect(await service.find("a")).toBe("found a");
  await expect(service.fail()).rejects.toThrow("no disk");
  expect([service.name, service.now()]).toEqual(["store", 7]);
  const text = await register.getSingleMetricAsString("plimsoll_database_duration_seconds");
  expect(text).toContain('_count{operation="find",outcome="done"} 1');
  expect(text).toContain('_count{operation="fail",outcome="failed"} 1');
  expect(text).not.toContain('operation="now"');
});
