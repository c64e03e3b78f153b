import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { atEnd } from './ending.ts';

/** A folder of the system's temporary folder that only this user can read. */
export interface TemporaryFolder {
  /** Absolute, links resolved. */
  readonly path: string;
  /** Writes a file; `path` is relative to the folder, and folders on the way are made. */
  write(path: string, text: string): void;
  /** Removes it with all that is in it. */
  remove(): void;
}

/** Makes a temporary folder. It is removed at the latest when the process ends, or is interrupted. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(realpathSync.native(tmpdir()), 'mlb-lint-'));
  const clear = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  const ending = atEnd(clear);
  return {
    path,
    write: (file, text) => {
      const absolute = join(path, file);
      mkdirSync(dirname(absolute), { recursive: true });
      writeFileSync(absolute, text, { mode: 0o600 });
    },
    remove: () => {
      ending.cancel();
      clear();
    },
  };
}
