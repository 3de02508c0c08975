// Prisma's own schema engine, as the WASM build that npm has, on a driver adapter: it writes and
// applies ordinary Prisma migrations without the native engine, which is a download.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { migrationNames, migrationSql, migrationsFolder } from '@/lib/data/migrations';

const schemaFile = resolve('prisma/schema.prisma');
const lockFile = 'migration_lock.toml';
const filters = { externalTables: [], externalEnums: [] };

interface Difference {
  exitCode: number;
  stdout: string;
}

/** The calls of the engine's JSON-RPC interface that we use. */
interface SchemaEngine {
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: object): Promise<Difference>;
}

interface Glue {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: {
    new (...args: never[]): SchemaEngine;
    new: (options: object, log: () => void, adapter: object) => Promise<SchemaEngine>;
  };
}

let loaded: Promise<Glue['SchemaEngine']> | undefined;

/** The glue between JavaScript and WASM keeps its state in the module, so it is set up once in a process. */
function loadEngine(): Promise<Glue['SchemaEngine']> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<Glue['SchemaEngine']> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Glue;
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')));
  const { exports } = new WebAssembly.Instance(module, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  return glue.SchemaEngine;
}

function migrations(names = migrationNames()) {
  const lock = join(migrationsFolder, lockFile);
  return {
    baseDir: migrationsFolder,
    shadowDbInitScript: '',
    lockfile: { path: lockFile, content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: migrationSql(name) } },
    })),
  };
}

/**
 * The engine on a database. `difference` and `create` replay the whole history into the database that
 * the adapter names, so hand them an empty one in memory.
 */
export async function schemaEngine(adapter: SqlMigrationAwareDriverAdapterFactory) {
  const content = readFileSync(schemaFile, 'utf8');
  const Engine = await loadEngine();
  const engine = await Engine.new(
    { datamodels: [[schemaFile, content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );

  const difference = () =>
    engine.diff({
      from: migrationNames().length ? { tag: 'migrations', ...migrations() } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaFile, content }] },
      script: true,
      exitCode: true,
      filters,
    });

  return {
    /** Applies the migrations that the database does not have, all or those of an older state, and names them. */
    async deploy(names = migrationNames()): Promise<string[]> {
      const migrationsList = migrations(names);
      return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
    },

    /** The SQL that the migrations lack to arrive at the schema, or undefined when they agree. */
    async missing(): Promise<string | undefined> {
      const { exitCode, stdout } = await difference();
      return exitCode === 0 ? undefined : stdout;
    },

    /** Writes the migration that is missing, and returns its name; undefined when there is none. */
    async create(title: string, at: Date): Promise<string | undefined> {
      const { exitCode, stdout } = await difference();
      if (exitCode === 0) return undefined;
      const name = `${at.toISOString().replace(/\D/g, '').slice(0, 14)}_${title}`;
      mkdirSync(join(migrationsFolder, name), { recursive: true });
      writeFileSync(join(migrationsFolder, name, 'migration.sql'), stdout);
      writeFileSync(join(migrationsFolder, lockFile), 'provider = "postgresql"\n');
      return name;
    },
  };
}
