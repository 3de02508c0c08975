import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Owner {
  readonly pid: number;
  /** When that process began, so that a reused pid is not taken for it. Null where the system does not tell. */
  readonly began: string | null;
  /** Unlike that of any other lock. */
  readonly claim: string;
}

/** Another process holds the folder. */
export class FolderInUseError extends Error {
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
    claim(folder, lock, mine, self);
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

/** Puts the file `mine` in the place of the lock, or throws. */
function claim(folder: string, lock: string, mine: string, self: Owner): void {
  let tookAway = false;
  for (;;) {
    // A link appears with its content or not at all, so that nobody ever reads half a lock.
    linked(mine, lock);
    const owner = readOwner(lock);
    if (owner?.claim === self.claim) {
      if (!tookAway) return;
      // Another who found the same dead lock may be moving ours aside just now: look again when it has.
      pause(100);
      tookAway = false;
    } else if (owner) {
      if (isAlive(owner)) throw new FolderInUseError(folder, owner.pid);
      takeAway(folder, lock, owner);
      tookAway = true;
    }
  }
}

/** Stands still, for a lock is taken before anything else can happen. */
const pause = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes the lock of a dead owner. Two processes may find it at once: the one that renames a lock
 * other than the one it read has caught the quicker one's, and puts it back.
 */
function takeAway(folder: string, lock: string, dead: Owner): void {
  const aside = join(folder, `owner.${process.pid}.stale.json`);
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const caught = readOwner(aside);
  if (caught && caught.claim !== dead.claim) linked(aside, lock);
  rmSync(aside, { force: true });
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError)
      throw new Error(`${file} is not a lock of ours. Remove it if no Ackademy uses this folder.`);
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
