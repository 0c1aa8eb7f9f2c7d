import { type Cumulants, fitService, type ServiceFit } from "@/lib/queueing/serviceFit";
import { type WaitingLaw, waitingLaw } from "@/lib/queueing/waitingLaw";
import { sumCumulants } from "./cumulants";
import type { Part } from "./evaluate";
import type { StreamResidence } from "./residence";
import type { StreamClient } from "./workload";

export interface Timed {
  readonly service: ServiceFit;
  readonly offset: number;
}

/** Requests of one kind at the server, answered or not. */
export interface Attempt {
  readonly classIndex: number;
  readonly share: number;
  readonly wait: WaitingLaw;
  /** Time in the slot; the same with the body's way before it, which is what the client's patience counts. */
  readonly atServer: Timed;
  readonly until: Timed;
  /** What the client sees if it waits for ever. */
  readonly atClient: Timed;
  readonly body: Cumulants;
  /** What comes after that: the rest of the response on its way, and round trips. */
  readonly rest: Cumulants;
  readonly offsetMs: number;
}

/** Of two times in a row, one whose variance is less than this share of the other's counts as constant. */
const HARDLY_VARIES = 1e-4;

/** What a client sees of the time in a slot and the transfers: their sum, the drain being part of the download. */
export function atClient(
  { total, stream }: StreamResidence,
  atServer: ServiceFit,
  { body, download, offsetMs }: StreamClient,
): Timed {
  const { drain } = stream;
  const transfer = sumCumulants(body, download);
  if (transfer.variance + drain.variance <= HARDLY_VARIES * total.variance)
    return { service: atServer, offset: offsetMs + transfer.mean - drain.mean };
  if (total.variance - drain.variance <= HARDLY_VARIES * transfer.variance)
    return { service: fitService(transfer), offset: offsetMs + total.mean - drain.mean };
  return {
    service: fitService({
      mean: total.mean - drain.mean + transfer.mean,
      variance: Math.max(0, total.variance - drain.variance) + transfer.variance,
      third: total.third - drain.third + transfer.third,
    }),
    offset: offsetMs,
  };
}

function untilAnswered({ total }: StreamResidence, service: ServiceFit, body: Cumulants): Timed {
  if (body.variance <= HARDLY_VARIES * total.variance) return { service, offset: body.mean };
  if (total.variance <= HARDLY_VARIES * body.variance) return { service: fitService(body), offset: total.mean };
  return { service: fitService(sumCumulants(total, body)), offset: 0 };
}

export function attemptsAt(parts: readonly Part[]): readonly Attempt[] {
  return parts.flatMap((part) => {
    const wait = waitingLaw(part.state.wait);
    return part.residences.flatMap((residence): Attempt[] => {
      const { stream } = residence;
      const service = fitService(residence.total);
      const atServer = { service, offset: 0 };
      return stream.clients.map((client) => ({
        classIndex: stream.classIndex,
        share: part.share * stream.share * client.share,
        ...{ wait, atServer, body: client.body, rest: client.rest, offsetMs: client.offsetMs },
        until: untilAnswered(residence, service, client.body),
        atClient: atClient(residence, service, client),
      }));
    });
  });
}
