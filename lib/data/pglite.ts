import 'server-only';
import { fsyncSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { lockFolder } from './lock';

/** The parts of PGlite's insides that we reach into; a test fails when an upgrade moves them. */
interface Emscripten {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd?: number }) => number } };
}

/**
 * PGlite's file layer has no fsync, so that a commit could be lost with the machine's power. This one
 * has it: what was acknowledged is on the disk.
 */
class DurableNodeFS extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(pg, options);
    const before = result.emscriptenOpts.preRun;
    const giveFsync = (module: unknown) => {
      (module as Emscripten).NODEFS.stream_ops.fsync = ({ nfd }) => {
        if (nfd !== undefined) fsyncSync(nfd);
        return 0;
      };
    };
    result.emscriptenOpts.preRun = [giveFsync, ...(Array.isArray(before) ? before : before ? [before] : [])];
    return result;
  }
}

/** `-F` switches fsync off; PGlite passes it by default. */
function durableStartParams(): string[] {
  const { defaultStartParams } = PGlite as unknown as { defaultStartParams: string[] };
  return [...defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync'];
}

/** An embedded PostgreSQL. */
export interface Embedded {
  readonly pglite: PGlite;
  close(): Promise<void>;
}

/**
 * Opens the embedded database in a folder, which it makes if need be, and holds the folder until closed.
 * @throws FolderInUseError while another process holds it
 */
export async function openEmbedded(folder: string): Promise<Embedded> {
  const unlock = lockFolder(folder);
  try {
    const pglite = await PGlite.create({
      fs: new DurableNodeFS(join(folder, 'pg')),
      startParams: durableStartParams(),
    });
    return {
      pglite,
      close: async () => {
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** An embedded database that is gone when it is closed. */
export async function openInMemory(): Promise<Embedded> {
  const pglite = await PGlite.create();
  return { pglite, close: () => pglite.close() };
}
