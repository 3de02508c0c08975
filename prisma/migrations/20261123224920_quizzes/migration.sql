-- CreateEnum
CREATE TYPE "QuizMode" AS ENUM ('exam', 'practice');

-- AlterEnum
ALTER TYPE "Purpose" ADD VALUE 'quiz';

-- CreateTable
CREATE TABLE "Quiz" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "mode" "QuizMode" NOT NULL,
    "minutes" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Quiz_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuizItem" (
    "quizId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "questionId" UUID NOT NULL,
    "flagged" BOOLEAN NOT NULL DEFAULT false,
    "draft" JSONB,
    "savedAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuizItem_pkey" PRIMARY KEY ("quizId","place")
);

-- CreateIndex
CREATE INDEX "Quiz_userId_createdAt_idx" ON "Quiz"("userId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "QuizItem_questionId_key" ON "QuizItem"("questionId");

-- AddForeignKey
ALTER TABLE "Quiz" ADD CONSTRAINT "Quiz_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizItem" ADD CONSTRAINT "QuizItem_quizId_fkey" FOREIGN KEY ("quizId") REFERENCES "Quiz"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuizItem" ADD CONSTRAINT "QuizItem_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;
