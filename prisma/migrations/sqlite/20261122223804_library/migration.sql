-- The engine drafted this; the two INSERTs that carry data over were written by hand.
-- CreateTable
CREATE TABLE "ScenarioVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "scenarioId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "summary" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "linkId" TEXT,
    "result" TEXT,
    CONSTRAINT "ScenarioVersion_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ScenarioTag" (
    "scenarioId" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,

    PRIMARY KEY ("scenarioId", "tag"),
    CONSTRAINT "ScenarioTag_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MoveLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Scenario" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,
    "outline" TEXT NOT NULL,
    "headroomKey" REAL NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "archivedAt" DATETIME,
    "deletedAt" DATETIME
);
INSERT INTO "ScenarioVersion" ("id", "scenarioId", "revision", "document", "schemaVersion", "summary", "createdAt")
SELECT "id" || '.' || "revision", "id", "revision", "document", "schemaVersion", 'Saved before versions were kept', "updatedAt" FROM "Scenario";
INSERT INTO "new_Scenario" ("createdAt", "deletedAt", "id", "name", "ownerId", "revision", "schemaVersion", "updatedAt", "place", "nameKey", "searchText", "outline", "headroomKey")
SELECT "createdAt", "deletedAt", "id", "name", "ownerId", "revision", "schemaVersion", "updatedAt",
    iif("deletedAt" IS NULL, 'live', 'trash'), lower("name"), lower("name"),
    iif(json_valid("document"), json_object(
        'serverKind', "document" ->> '$.server.kind',
        'processes', "document" ->> '$.server.processes',
        'threads', "document" ->> '$.server.threads',
        'rateRps', "document" ->> '$.traffic.load.rateRps',
        'users', "document" ->> '$.traffic.load.users'), '{}'),
    -1e15
FROM "Scenario";
DROP TABLE "Scenario";
ALTER TABLE "new_Scenario" RENAME TO "Scenario";
CREATE INDEX "Scenario_ownerId_place_updatedAt_id_idx" ON "Scenario"("ownerId", "place", "updatedAt", "id");
CREATE INDEX "Scenario_ownerId_place_nameKey_id_idx" ON "Scenario"("ownerId", "place", "nameKey", "id");
CREATE INDEX "Scenario_ownerId_place_headroomKey_id_idx" ON "Scenario"("ownerId", "place", "headroomKey", "id");
CREATE INDEX "Scenario_place_deletedAt_idx" ON "Scenario"("place", "deletedAt");
CREATE TABLE "new_ShareLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "scenarioId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "capability" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "revokedAt" DATETIME,
    "lastUsedAt" DATETIME,
    CONSTRAINT "ShareLink_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_ShareLink" ("createdAt", "id", "revokedAt", "scenarioId", "tokenHash", "capability", "label")
SELECT "createdAt", "id", "revokedAt", "scenarioId", "tokenHash", 'view', '' FROM "ShareLink";
DROP TABLE "ShareLink";
ALTER TABLE "new_ShareLink" RENAME TO "ShareLink";
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");
CREATE INDEX "ShareLink_scenarioId_createdAt_idx" ON "ShareLink"("scenarioId", "createdAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "ScenarioVersion_scenarioId_revision_idx" ON "ScenarioVersion"("scenarioId", "revision");

-- CreateIndex
CREATE INDEX "ScenarioTag_ownerId_tag_scenarioId_idx" ON "ScenarioTag"("ownerId", "tag", "scenarioId");

-- CreateIndex
CREATE UNIQUE INDEX "MoveLink_tokenHash_key" ON "MoveLink"("tokenHash");

-- CreateIndex
CREATE INDEX "MoveLink_ownerId_idx" ON "MoveLink"("ownerId");

-- CreateIndex
CREATE INDEX "MoveLink_expiresAt_idx" ON "MoveLink"("expiresAt");
