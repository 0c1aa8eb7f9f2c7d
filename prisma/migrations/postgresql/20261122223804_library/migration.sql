-- CreateTable
CREATE TABLE "Scenario" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,
    "outline" TEXT NOT NULL,
    "headroomKey" DOUBLE PRECISION NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "archivedAt" TIMESTAMP(3),
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Scenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScenarioVersion" (
    "id" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "summary" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "linkId" TEXT,
    "result" TEXT,

    CONSTRAINT "ScenarioVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScenarioTag" (
    "scenarioId" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,

    CONSTRAINT "ScenarioTag_pkey" PRIMARY KEY ("scenarioId","tag")
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" TEXT NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "capability" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MoveLink" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "MoveLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Scenario_ownerId_place_updatedAt_id_idx" ON "Scenario"("ownerId", "place", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Scenario_ownerId_place_nameKey_id_idx" ON "Scenario"("ownerId", "place", "nameKey", "id");

-- CreateIndex
CREATE INDEX "Scenario_ownerId_place_headroomKey_id_idx" ON "Scenario"("ownerId", "place", "headroomKey", "id");

-- CreateIndex
CREATE INDEX "Scenario_place_deletedAt_idx" ON "Scenario"("place", "deletedAt");

-- CreateIndex
CREATE INDEX "ScenarioVersion_scenarioId_revision_idx" ON "ScenarioVersion"("scenarioId", "revision");

-- CreateIndex
CREATE INDEX "ScenarioTag_ownerId_tag_scenarioId_idx" ON "ScenarioTag"("ownerId", "tag", "scenarioId");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ShareLink_scenarioId_createdAt_idx" ON "ShareLink"("scenarioId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "MoveLink_tokenHash_key" ON "MoveLink"("tokenHash");

-- CreateIndex
CREATE INDEX "MoveLink_ownerId_idx" ON "MoveLink"("ownerId");

-- CreateIndex
CREATE INDEX "MoveLink_expiresAt_idx" ON "MoveLink"("expiresAt");

-- AddForeignKey
ALTER TABLE "ScenarioVersion" ADD CONSTRAINT "ScenarioVersion_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScenarioTag" ADD CONSTRAINT "ScenarioTag_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario"("id") ON DELETE CASCADE ON UPDATE CASCADE;
