-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "userId" UUID,
    "questionId" UUID,
    "answerId" UUID,
    "clientKey" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "engineVersion" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "kind" TEXT NOT NULL,
    "concept" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "builtBy" INTEGER NOT NULL,
    "view" JSONB NOT NULL,
    "key" JSONB NOT NULL,
    "raw" JSONB NOT NULL,
    "hints" INTEGER NOT NULL,
    "outcome" "Outcome" NOT NULL,
    "millipoints" INTEGER NOT NULL,
    "misconceptions" TEXT[],

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Report_questionId_idx" ON "Report"("questionId");

-- CreateIndex
CREATE INDEX "Report_answerId_idx" ON "Report"("answerId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_userId_clientKey_key" ON "Report"("userId", "clientKey");

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE SET NULL ON UPDATE CASCADE;
