-- The engine drafted this. What carries the words over, and the column that is dropped where it stands, were written
-- by hand. A word begins where lib/scenario/searchText.ts lets a search begin.
-- CreateTable
CREATE TABLE "ScenarioWord" (
    "scenarioId" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,

    PRIMARY KEY ("scenarioId", "word", "source"),
    CONSTRAINT "ScenarioWord_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

INSERT OR IGNORE INTO "ScenarioWord" ("scenarioId", "word", "source", "ownerId")
WITH RECURSIVE
    place(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < 1000),
    named(id, owner, source, said) AS (
        SELECT "id", "ownerId", '', "searchText" FROM "Scenario"
        UNION ALL SELECT "scenarioId", "ownerId", "tag", "tag" FROM "ScenarioTag"
    ),
    begun(id, owner, source, before, first, rest) AS (
        SELECT id, owner, source, substr(' ' || said, n, 1), unicode(substr(said, n)), substr(said, n, 32)
        FROM named JOIN place ON n <= length(said)
    )
SELECT id, substr(rest, 1, instr(rest || ' ', ' ') - 1), source, owner
FROM begun
WHERE first <> 32
    AND (before = ' ' OR first >= 0x2e80
        OR (unicode(before) < 128 AND before NOT GLOB '[a-z0-9]' AND (first >= 128 OR char(first) GLOB '[a-z0-9]')));

-- AlterTable
ALTER TABLE "Scenario" DROP COLUMN "searchText";

-- CreateIndex
CREATE INDEX "ScenarioWord_ownerId_word_scenarioId_idx" ON "ScenarioWord"("ownerId", "word", "scenarioId");
