import { uploadMs, uploadRestMs } from "@/lib/network/holdTime";
import type { Cumulants } from "@/lib/queueing/serviceFit";
import type { ClientLink } from "@/lib/scenario/network";
import type { System } from "@/lib/servers/system";
import { mixtureCumulants } from "./cumulants";
import { sizePoints, type WeightedSize } from "./sizePoints";

/** How long a request waits for its slot: nobody, or exponentially with that mean, ms (Infinity: no body is awaited whole). */
export interface WaitBefore {
  readonly delayed: number;
  readonly meanMs: number;
}

/**
 * Time that a body keeps its worker, which reads it: it comes from the moment of connection, all but what is beyond
 * the kernel's buffer, so that a request that waits for W is held for max(t(body) − W, t(body beyond the buffer)).
 */
export function heldFor(wholeMs: number, restMs: number, { delayed, meanMs }: WaitBefore): Cumulants {
  const span = Math.max(0, wholeMs - restMs);
  if (delayed === 0 || meanMs === 0 || span === 0) return { mean: wholeMs, variance: 0, third: 0 };
  // Moments of (span − W)⁺, by parts.
  const first = meanMs === Number.POSITIVE_INFINITY ? 0 : span + meanMs * Math.expm1(-span / meanMs);
  const second = first > 0 ? Math.max(0, span * span - 2 * meanMs * first) : 0;
  const cubes = first > 0 ? Math.max(0, span ** 3 - 3 * meanMs * second) : 0;
  const mean = (1 - delayed) * span + delayed * first;
  const square = (1 - delayed) * span * span + delayed * second;
  const cube = (1 - delayed) * span ** 3 + delayed * cubes;
  return {
    mean: restMs + mean,
    variance: Math.max(0, square - mean * mean),
    third: cube - 3 * mean * square + 2 * mean ** 3,
  };
}

/** Of all bodies of such sizes over the link. */
export function bodyHold(sizes: readonly WeightedSize[], link: ClientLink, wait: WaitBefore): Cumulants {
  return mixtureCumulants(
    sizes.map(({ share, bytes }) => ({
      share,
      cumulants: heldFor(uploadMs(bytes, link), uploadRestMs(bytes, link), wait),
    })),
  );
}

/** The mean hold of all the system's bodies, by the wait. */
export function meanBodyHold(system: System): (wait: WaitBefore) => number {
  const upKbpsMost = system.nicBytesPerMs * 8;
  const bodies = system.classes.flatMap((one) =>
    sizePoints(one.requestBodyBytes).flatMap(({ share, bytes }) =>
      one.links.map((own) => {
        const link = { ...own, upKbps: Math.min(own.upKbps, upKbpsMost) };
        const wholeMs = uploadMs(bytes, link);
        return { share: one.share * own.share * share, wholeMs, restMs: uploadRestMs(bytes, link) };
      }),
    ),
  );
  return (wait) =>
    bodies.reduce((sum, { share, wholeMs, restMs }) => sum + share * heldFor(wholeMs, restMs, wait).mean, 0);
}
