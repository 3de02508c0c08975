-- CreateTable
CREATE TABLE "Recall" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "clientKey" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "rating" "Rating",
    "takesBack" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Recall_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Recall_takesBack_key" ON "Recall"("takesBack");

-- CreateIndex
CREATE INDEX "Recall_userId_createdAt_idx" ON "Recall"("userId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Recall_userId_clientKey_key" ON "Recall"("userId", "clientKey");

-- AddForeignKey
ALTER TABLE "Recall" ADD CONSTRAINT "Recall_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
