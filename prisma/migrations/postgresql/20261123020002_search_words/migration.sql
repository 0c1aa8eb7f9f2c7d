-- The engine drafted this. The order of the words byte by byte, and what carries them over, were written by hand.
-- A word begins where lib/scenario/searchText.ts lets a search begin.
-- CreateTable
CREATE TABLE "ScenarioWord" (
    "scenarioId" TEXT NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "source" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,

    CONSTRAINT "ScenarioWord_pkey" PRIMARY KEY ("scenarioId","word","source")
);

INSERT INTO "ScenarioWord" ("scenarioId", "word", "source", "ownerId")
SELECT id, split_part(rest, ' ', 1), source, owner
FROM (
    SELECT id, owner, source, substr(' ' || said, n, 1) AS before, ascii(substr(said, n)) AS first, substr(said, n, 32) AS rest
    FROM (
        SELECT "id", "ownerId", '', "searchText" FROM "Scenario"
        UNION ALL SELECT "scenarioId", "ownerId", "tag", "tag" FROM "ScenarioTag"
    ) AS named(id, owner, source, said), generate_series(1, length(said)) AS n
) AS begun
WHERE first <> 32
    AND (before = ' ' OR first >= 11904
        OR (ascii(before) < 128 AND before !~ '[a-z0-9]' AND (first >= 128 OR chr(first) ~ '[a-z0-9]')))
ON CONFLICT DO NOTHING;

-- AlterTable
ALTER TABLE "Scenario" DROP COLUMN "searchText";

-- CreateIndex
CREATE INDEX "ScenarioWord_ownerId_word_scenarioId_idx" ON "ScenarioWord"("ownerId", "word", "scenarioId");

-- AddForeignKey
ALTER TABLE "ScenarioWord" ADD CONSTRAINT "ScenarioWord_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario"("id") ON DELETE CASCADE ON UPDATE CASCADE;
