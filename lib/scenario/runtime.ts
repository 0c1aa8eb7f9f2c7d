import { z } from "zod";
import { choice, quantity } from "./quantity";

export const INTERPRETERS = ["cpython-2.7", "cpython-3", "cpython-3.13t", "cpython-3.14t", "pypy"] as const;
export type Interpreter = (typeof INTERPRETERS)[number];

export const runtime = z.strictObject({
  interpreter: choice(INTERPRETERS),
  /** `sys.setswitchinterval`, in ms: how long a thread may keep the GIL while another waits for it. */
  switchIntervalMs: quantity({ min: 0.001, max: 10_000, unit: "ms" }),
});
