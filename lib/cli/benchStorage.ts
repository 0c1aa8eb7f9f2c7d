// npm run bench, second half: opening, saving and listing through the app, one process, beside the same queries
// straight to the database in the same run. Needs minutes, and some hundred megabytes in the temporary folder.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { EXAMPLE } from "@/lib/scenario/presets/example";
import { wordsOf } from "@/lib/scenario/searchText";
import { randomId, tokenHash } from "@/lib/sharing/token";
import { openStore } from "@/lib/storage/open";
import { scenarioColumns, versionId, wordColumns } from "@/lib/storage/scenarioColumns";
import { startPostgres } from "@/lib/testing/postgresServer.mjs";
import { type App, startApp } from "./bench/app";
import { CALLERS, type Measured, measure } from "./bench/load";
import { openRaw, type RawDatabase } from "./bench/rawDatabase";
import { build, generateClient } from "./prepare.mjs";

const SIZES = [1000, 100_000] as const;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function mustBe(status: number, answer: ReturnType<App["send"]>): Promise<string> {
  const { status: got, text } = await answer;
  if (got !== status) throw new Error(`The app answered ${got}: ${text.slice(0, 300)}`);
  return text;
}

/** Columns that a copy of a scenario shares with it. */
const SCENARIO = `"ownerId", "place", "name", "nameKey", "outline", "headroomKey", "schemaVersion", "revision", "createdAt", "updatedAt"`;
const VERSION = ["revision", "document", "schemaVersion", "summary", "createdAt", "result"];

/** A first thousand, each with a name and a time of its own, written through the app's own client. */
async function firstThousand(url: string, ownerId: string, sampleId: string): Promise<void> {
  const store = openStore(url, "/");
  const [row, version] = [await store.findScenario(sampleId), await store.findVersion(sampleId, 1)];
  if (row === null || version === null) throw new Error("There is no scenario to copy.");
  const { live } = await store.countPlaces(ownerId);
  const copies = Array.from({ length: SIZES[0] - live }, (_, index) => {
    const updatedAt = new Date(Date.UTC(2026, 0, 1) + index * 1000);
    const name = `Scenario ${(7919 * index) % 1_000_003}`;
    return { ...row, id: randomId(), name, headroom: (index % 997) / 1000, updatedAt };
  });
  await store.prisma.scenario.createMany({ data: copies.map(scenarioColumns) });
  const versions = copies.map(({ id }) => ({ ...version, id: versionId(id, 1), scenarioId: id }));
  await store.prisma.scenarioVersion.createMany({ data: versions });
  const words = copies.flatMap((copy) => wordColumns(copy, "", wordsOf(`${copy.name} ${FOUND_BY_ALL}`)));
  await store.prisma.scenarioWord.createMany({ data: words });
  await store.close();
}

/** Copies of them until the owner has about `size`, made by the database itself, which then counts what it has. */
async function fill(raw: RawDatabase, size: number): Promise<void> {
  for (let round = 1; round * SIZES[0] < size; round++)
    await raw.transaction([
      [
        `INSERT INTO "Scenario" ("id", ${SCENARIO}) SELECT "id" || $1, ${SCENARIO} FROM "Scenario" WHERE "id" NOT LIKE '%~%'`,
        [`~${round}`],
      ],
      [
        `INSERT INTO "ScenarioVersion" ("id", "scenarioId", ${VERSION.map((name) => `"${name}"`).join(", ")}) SELECT "scenarioId" || $1 || '.1', "scenarioId" || $2, ${VERSION.map((name) => `"${name}"`).join(", ")} FROM "ScenarioVersion" WHERE "revision" = 1 AND "scenarioId" NOT LIKE '%~%'`,
        [`~${round}`, `~${round}`],
      ],
      [
        `INSERT INTO "ScenarioWord" ("scenarioId", "word", "source", "ownerId") SELECT "scenarioId" || $1, "word", "source", "ownerId" FROM "ScenarioWord" WHERE "scenarioId" NOT LIKE '%~%'`,
        [`~${round}`],
      ],
    ]);
  await raw.analyze();
}

/** A word that each scenario has beside its name. */
const FOUND_BY_ALL = "gunicorn-gthread";
const SEARCHES = [
  ["search 100,000: a word that none has", "nowhere"],
  ["search 100,000: a word that 100 have", "7919"],
  ["search 100,000: a word that all have", FOUND_BY_ALL],
] as const;

const LIST = `SELECT * FROM "Scenario" WHERE "ownerId" = $1 AND "place" = 'live' ORDER BY "updatedAt" DESC, "id" DESC LIMIT 51`;

interface Subject {
  readonly id: string;
  readonly revision: number;
}

/** What the app does for a save, in SQL: the version it is based on is read, the row moved on, the new version kept. */
function rawSave(raw: RawDatabase, { id, revision }: Subject, document: string, result: string): Promise<unknown> {
  const base = raw.query('SELECT * FROM "ScenarioVersion" WHERE "id" = $1', [versionId(id, revision)]);
  return base.then(() =>
    raw.transaction([
      [
        `UPDATE "Scenario" SET "name" = 'n', "nameKey" = 'n', "headroomKey" = 1, "revision" = $1 WHERE "id" = $2 AND "revision" = $3 AND "place" <> 'trash'`,
        [revision + 1, id, revision],
      ],
      [
        `INSERT INTO "ScenarioVersion" ("id", "scenarioId", "revision", "document", "schemaVersion", "summary", "createdAt", "result") VALUES ($1, $2, $3, $4, 1, 'threads 4 → 8', '2026-01-01T00:00:00.000+00:00', $5)`,
        [versionId(id, revision + 1), id, revision + 1, document, result],
      ],
    ]),
  );
}

function report(name: string, app: Measured, raw: Measured | null): void {
  const cells = [app.ratePerSecond.toFixed(0), app.medianMs.toFixed(1), app.p99Ms.toFixed(1)];
  if (raw !== null)
    cells.push(raw.ratePerSecond.toFixed(0), raw.p99Ms.toFixed(1), (app.ratePerSecond / raw.ratePerSecond).toFixed(3));
  print(`${name.padEnd(44)} ${cells.map((cell) => cell.padStart(9)).join(" ")}`);
}

async function benchDatabase(kind: string, url: string): Promise<void> {
  const app = await startApp(url);
  const raw = await openRaw(url);
  const result = JSON.parse(await mustBe(200, app.send("POST", "/api/plan", { scenario: EXAMPLE })));
  const numbers = {
    ...{ processes: 2, threads: 4, loadLineRps: 60, headroom: 0.3, objectiveMs: 240 },
    ...{ throughputRps: 40, memoryMiB: 700 },
  };
  const cells = "i".repeat(256);
  const stored = {
    ...{ modelVersion: result.modelVersion, seed: 42, sentence: result.sentence, today: numbers, recommended: numbers },
    thumbnail: { rows: 16, columns: 16, cells, today: 0, recommended: 1 },
  };
  const create = () => app.send("POST", "/api/scenarios", { scenario: EXAMPLE, result: stored });
  const { cookie = "", text } = await create();
  app.keepCookie(cookie);
  const ownerId = cookie.split("=")[1]?.split(".")[0] ?? "";
  const sample: Subject = JSON.parse(text);
  const subjects: Subject[] = [];
  for (let caller = 0; caller < 2 * CALLERS; caller++) subjects.push(JSON.parse(await mustBe(201, create())));
  const { token } = JSON.parse(await mustBe(201, app.send("POST", `/api/scenarios/${sample.id}/links`, {})));

  print(
    `\n${kind}, ${CALLERS} callers at once`.padEnd(46) +
      ["app /s", "p50 ms", "p99 ms", "raw /s", "p99 ms", "ratio"].map((head) => head.padStart(9)).join(" "),
  );
  const listed: Measured[] = [];
  await firstThousand(url, ownerId, sample.id);
  for (const size of SIZES) {
    await fill(raw, size);
    app.reconnect();
    const through = await measure(() => mustBe(200, app.send("GET", "/api/scenarios")));
    const straight = await measure(() => raw.query(LIST, [ownerId]));
    listed.push(through);
    report(`list the newest 50 of ${size.toLocaleString("en")}`, through, straight);
  }
  for (const [name, word] of SEARCHES) {
    const through = await measure(() => mustBe(200, app.send("GET", `/api/scenarios?q=${word}`)));
    report(name, through, null);
  }
  const open = await measure(() => mustBe(200, app.send("GET", `/api/shared/${token}`)));
  const openRawly = await measure(async () => {
    await raw.query('SELECT * FROM "ShareLink" WHERE "tokenHash" = $1', [tokenHash(token)]);
    await raw.query('SELECT * FROM "Scenario" WHERE "id" = $1', [sample.id]);
    await raw.query('SELECT * FROM "ScenarioVersion" WHERE "id" = $1', [versionId(sample.id, 1)]);
  });
  report("open a shared scenario", open, openRawly);

  const document = (revision: number) => ({ ...EXAMPLE, server: { ...EXAMPLE.server, threads: 1 + (revision % 64) } });
  const at = (index: number): Subject => {
    const subject = subjects[index];
    if (subject === undefined) throw new Error(`There is no caller ${index}.`);
    subjects[index] = { ...subject, revision: subject.revision + 1 };
    return subject;
  };
  const save = await measure((caller) => {
    const { id, revision } = at(caller);
    const body = { scenario: document(revision), revision, result: stored };
    return mustBe(200, app.send("PUT", `/api/scenarios/${id}`, body));
  });
  const [text0, result0] = [JSON.stringify(EXAMPLE), JSON.stringify(stored)];
  const saveRawly = await measure((caller) => rawSave(raw, at(CALLERS + caller), text0, result0));
  report("save a version", save, saveRawly);
  const [few, many] = listed;
  if (few !== undefined && many !== undefined)
    print(
      `list p99 at ${SIZES[1]} over ${SIZES[0]}: ${(many.p99Ms / few.p99Ms).toFixed(2)}; aims: flat, saving at 0.25 or more`,
    );
  await raw.close();
  await app.stop();
}

await generateClient();
await build();
const folder = await mkdtemp(path.join(tmpdir(), "plimsoll-bench-"));
try {
  await benchDatabase("SQLite", `file:${path.join(folder, "bench.db")}`);
} finally {
  await rm(folder, { recursive: true });
}
const server = await startPostgres({ durable: true });
try {
  await benchDatabase("PostgreSQL", await server.createDatabase("bench"));
} finally {
  await server.stop();
}
