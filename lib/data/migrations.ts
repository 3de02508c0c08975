import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the migrations are kept, each in a folder of its own. */
export const migrationsFolder = resolve('prisma/migrations');

/** The names of the migrations, oldest first. */
export function migrationNames(): string[] {
  if (!existsSync(migrationsFolder)) return [];
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The SQL of one migration. */
export const migrationSql = (name: string): string =>
  readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8');
