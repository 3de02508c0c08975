import { defineConfig } from 'prisma/config';

// These commands never run the schema engine, yet the CLI would download it first; any executable will do.
const withoutEngine = ['generate', 'validate', 'format'];
if (process.argv.some((word) => withoutEngine.includes(word))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
