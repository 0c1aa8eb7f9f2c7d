import { z } from "zod";
import { PlimsollError } from "@/lib/errors/plimsollError";

const distribution = z.union([
  z.tuple([z.literal("det"), z.number().min(0)]),
  z.tuple([z.literal("exp"), z.number().min(0)]),
  z.tuple([z.literal("lognorm"), z.number().min(0), z.number().min(0)]),
]);
export type CaseDistribution = z.infer<typeof distribution>;

const requestClass = z.object({
  weight: z.number().min(0),
  cpu_ms: distribution,
  io_ms: distribution,
  io_phases: z.int().min(1).default(1),
  bytes: distribution.default(["det", 1000]),
  body_bytes: z.number().min(0).default(0),
  up_Bps: z.number().min(0).default(0),
  down_Bps: z.number().min(0).default(0),
});
export type CaseClass = z.infer<typeof requestClass>;

const moments = z.object({ mean: z.number().min(0), cv: z.number().min(0) });

const figures = z.object({
  requests: z.number().optional(),
  ok: z.number().optional(),
  errors: z.record(z.string(), z.number()).optional(),
  throughput_rps: z.number().optional(),
  rejected_fraction: z.number().optional(),
  mean_ms: z.number().nullish(),
  p50_ms: z.number().nullish(),
  p90_ms: z.number().nullish(),
  p95_ms: z.number().nullish(),
  p99_ms: z.number().nullish(),
  server_cpu_cores: z.number().optional(),
});
export type Figures = z.infer<typeof figures>;

const CASE_KINDS = [
  "gunicorn-sync",
  "gunicorn-gthread",
  "gunicorn-gevent",
  "uwsgi",
  "mod_wsgi-daemon",
  "mod_wsgi-embedded-prefork",
  "mod_wsgi-embedded-worker",
  "waitress",
  "cheroot",
  "ideal",
] as const;

const measuredCase = z.object({
  id: z.string().min(1),
  cpus: z.int().min(1).max(512),
  duration: z.number().positive().default(30),
  warmup_s: z.number().min(0).default(3),
  rate: z.number().positive().optional(),
  users: z.int().min(1).optional(),
  think_ms: z.number().min(0).default(0),
  server: z.object({
    kind: z.enum(CASE_KINDS),
    processes: z.int().min(1),
    threads: z.int().min(1).default(1),
    backlog: z.int().min(0).default(2048),
    front: z.enum(["nginx"]).optional(),
    worker_connections: z.int().min(1).optional(),
    gil: z.boolean().optional(),
    dispatch: z.enum(["shared", "shared-least", "private"]).optional(),
  }),
  classes: z.array(requestClass).min(1),
  realised: z
    .object({
      rate_rps: z.number().positive().optional(),
      classes: z.array(z.object({ weight: z.number(), cpu_ms: moments, io_ms: moments })).optional(),
    })
    .optional(),
  measured: figures.optional(),
  repeated: figures.optional(),
  expected: figures.optional(),
});
export type MeasuredCase = z.infer<typeof measuredCase>;

/** @throws PlimsollError naming the first fault and its place. */
export function parseCases(value: unknown): readonly MeasuredCase[] {
  const result = z.array(measuredCase).safeParse(value);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw new PlimsollError(
    "invalid-input",
    `This is not a list of validation cases: ${first?.path.join(".") ?? "document"}: ${first?.message ?? "invalid"}.`,
  );
}
