import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { atEnd } from './ending.ts';

/**
 * Writes a file whole or not at all: no reader and no run that is cut off leaves half of it behind. A link is
 * followed and stays; a file keeps its permissions, and its owner where we may give it away. What is no regular file,
 * such as `/dev/stdout` or a named pipe, is written to directly. Throws the error of the file system.
 */
export function writeWhole(path: string, text: string): void {
  const present = statSync(path, { throwIfNoEntry: false });
  if (present !== undefined && !present.isFile()) {
    writeFileSync(path, text);
    return;
  }
  const target = present === undefined ? path : realpathSync(path);
  const beside = join(dirname(target), `.${basename(target).slice(0, 200)}.${randomUUID()}`);
  const ending = atEnd(() => rmSync(beside, { force: true }));
  try {
    writeNew(beside, text, present);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    ending.cancel();
  }
}

/** Why a file could not be written, in words, without the name of the temporary file that Node's message goes on with. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split(',')[0] ?? '') : String(error);
}

function writeNew(path: string, text: string, like: Stats | undefined): void {
  const file = openSync(path, 'wx', 0o666);
  try {
    writeFileSync(file, text);
    if (like !== undefined) {
      giveTo(file, like);
      fchmodSync(file, like.mode & 0o7777);
    }
    // Without it a power cut after the renaming leaves an empty file on some file systems.
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Only root may give a file away; for others it becomes theirs, as with any editor that saves so. */
function giveTo(file: number, { uid, gid }: Stats): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    return;
  }
}
