import { createHash } from "node:crypto";
import type { StoreClient } from "@/lib/storage/storeClient";

/** What a copy asks of a client, or of a transaction of it. */
export type Models = Pick<
  StoreClient,
  "scenario" | "scenarioVersion" | "scenarioTag" | "scenarioWord" | "shareLink" | "moveLink"
>;

type Row = Readonly<Record<string, string | number | Date | null>>;

/** Rows and a checksum over them that does not depend on their order: databases sort text each their own way. */
export interface Tally {
  readonly rows: number;
  /** The sum of the rows' SHA-256, modulo 2²⁵⁶, hexadecimal. */
  readonly checksum: string;
}

const PAGE = 200;
const MODULUS = 2n ** 256n;

function digest(row: Row): bigint {
  const cells = Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return BigInt(`0x${createHash("sha256").update(JSON.stringify(cells)).digest("hex")}`);
}

interface Access<R extends Row> {
  readonly name: string;
  /** The first rows, or those after `last`, in the order of their keys. */
  readonly read: (models: Models, last: R | undefined, take: number) => Promise<readonly R[]>;
  readonly write: (models: Models, rows: R[]) => Promise<unknown>;
}

/** A table that can be tallied, and copied from one database to another. */
export interface Table {
  readonly name: string;
  readonly tally: (models: Models) => Promise<Tally>;
  /** @returns the tally of what was read and written */
  readonly copy: (from: Models, to: Models) => Promise<Tally>;
}

export function table<R extends Row>({ name, read, write }: Access<R>): Table {
  const walk = async (from: Models, visit: (rows: readonly R[]) => Promise<unknown>): Promise<Tally> => {
    let [rows, sum] = [0, 0n];
    let last: R | undefined;
    do {
      const page = await read(from, last, PAGE);
      if (page.length > 0) await visit(page);
      for (const row of page) sum = (sum + digest(row)) % MODULUS;
      rows += page.length;
      last = page.length < PAGE ? undefined : page.at(-1);
    } while (last !== undefined);
    return { rows, checksum: sum.toString(16).padStart(64, "0") };
  };
  return {
    name,
    tally: (models) => walk(models, async () => {}),
    copy: (from, to) => walk(from, (rows) => write(to, [...rows])),
  };
}
