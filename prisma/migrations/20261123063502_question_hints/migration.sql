-- AlterTable
ALTER TABLE "Question" ADD COLUMN     "hints" INTEGER NOT NULL DEFAULT 0;
