-- CreateEnum
CREATE TYPE "Purpose" AS ENUM ('practice', 'review');

-- CreateEnum
CREATE TYPE "Rating" AS ENUM ('again', 'hard', 'good', 'easy');

-- AlterTable
ALTER TABLE "Question" ADD COLUMN     "belief" TEXT,
ADD COLUMN     "purpose" "Purpose" NOT NULL DEFAULT 'practice',
ADD COLUMN     "traps" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "why" TEXT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "desiredRetention" DOUBLE PRECISION NOT NULL DEFAULT 0.9,
ADD COLUMN     "examAt" TIMESTAMPTZ(3),
ADD COLUMN     "newCardsPerDay" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "reviewsPerDay" INTEGER NOT NULL DEFAULT 20;

-- CreateTable
CREATE TABLE "Lowering" (
    "id" UUID NOT NULL,
    "answerId" UUID NOT NULL,
    "rating" "Rating",
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Lowering_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Lowering_answerId_createdAt_idx" ON "Lowering"("answerId", "createdAt");

-- AddForeignKey
ALTER TABLE "Lowering" ADD CONSTRAINT "Lowering_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
