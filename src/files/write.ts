import { randomUUID } from 'node:crypto';
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: no reader and no run that is cut off leaves half of it behind. A link is
 * followed and stays; a file keeps its permissions. What is no regular file, such as `/dev/stdout` or a named pipe,
 * is written to directly. Throws the error of the file system.
 */
export function writeWhole(path: string, text: string): void {
  const present = statSync(path, { throwIfNoEntry: false });
  if (present !== undefined && !present.isFile()) {
    writeFileSync(path, text);
    return;
  }
  const target = present === undefined ? path : realpathSync(path);
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    writeFileSync(beside, text, { flag: 'wx', ...(present === undefined ? {} : { mode: present.mode }) });
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
