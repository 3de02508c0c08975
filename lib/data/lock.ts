import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Owner {
  readonly pid: number;
  /** When that process began, so that a reused pid is not taken for it. Null where the system does not tell. */
  readonly began: string | null;
  /** Unlike that of any other lock. */
  readonly claim: string;
}

/** A folder that cannot be had, with words for whoever wants it. */
export class FolderError extends Error {}

/** Another process holds the folder. */
export class FolderInUseError extends FolderError {
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      `The database in ${folder} is in use by process ${pid}. Stop that process, or set DATABASE_URL or DATA_DIR.`,
    );
    this.name = 'FolderInUseError';
    this.pid = pid;
  }
}

/**
 * Makes this process the only owner of a folder, until it ends or gives it back. The lock of a process
 * that was killed is taken over.
 * @returns gives the folder back
 * @throws FolderInUseError while its owner lives
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'owner.json');
  const mine = join(folder, `owner.${process.pid}.json`);
  const self: Owner = { pid: process.pid, began: beginning(process.pid), claim: randomUUID() };
  writeFileSync(mine, JSON.stringify(self), { flush: true });
  try {
    claim(folder, lock, mine);
  } finally {
    rmSync(mine, { force: true });
  }
  const release = () => {
    if (readOwner(lock)?.claim === self.claim) rmSync(lock, { force: true });
  };
  process.once('exit', release);
  return () => {
    process.off('exit', release);
    release();
  };
}

/**
 * Makes `lock` a link to `mine`, or throws. The lock of a dead owner is removed by whoever holds the lock
 * on doing so, so that nobody ever removes a living one's.
 */
function claim(folder: string, lock: string, mine: string): void {
  // A link appears with its content or not at all, so that nobody ever reads half a lock.
  while (!linked(mine, lock)) {
    const owner = readOwner(lock);
    if (owner === undefined) continue;
    if (isAlive(owner)) throw new FolderInUseError(folder, owner.pid);
    const removal = `${lock}.removal`;
    claim(folder, removal, mine);
    if (readOwner(lock)?.claim === owner.claim) rmSync(lock);
    rmSync(removal);
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError)
      throw new FolderError(`${file} is not a lock of ours. Remove it if no Ackademy uses this folder.`);
    throw error;
  }
}

function isAlive({ pid, began }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return began === null || beginning(pid) === began;
}

/** The start time of a process in clock ticks since boot (proc(5), field 22), or null: a zombie, or no /proc. */
function beginning(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the command in parentheses, may itself hold spaces and parentheses.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : (rest[18] ?? null);
  } catch {
    return null;
  }
}
